"""When tellings of several documents are of one event, and what that event is out of them."""
