"""From files, pages and tables to Documents. Sources know nothing of language and nothing of the world.

:func:`load` is the one way in: it takes what a user names on the command line and gives, in order, a Document for
every article and a :class:`Failure` for everything that could not be read.
"""

from depesche.sources.failure import Failure
from depesche.sources.paths import load

__all__ = ["Failure", "load"]
