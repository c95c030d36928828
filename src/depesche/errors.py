"""One root error and its few children; each message says what, where and what to do."""


class DepescheError(Exception):
    """Anything that Depesche itself reports; the command line prints it as one line."""


class SourceError(DepescheError):
    """A file, page or line could not be turned into a document."""


class ModelError(DepescheError):
    """The language model is missing or cannot be loaded."""


class KnowledgeError(DepescheError):
    """The knowledge base is missing, broken or contradicts itself."""


class RecordError(DepescheError):
    """The record (the database) cannot be opened, migrated or written."""


class UsageError(DepescheError):
    """The caller asked for something that does not exist (an entity, a format, a kind)."""
