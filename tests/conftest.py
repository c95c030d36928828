"""One way of running the tests: without deadlines (machines differ), and in CI with the same examples every time."""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

#: the tests are of what comes along, whatever rows of his own a developer has
os.environ["DEPESCHE_KNOWLEDGE"] = ""
