"""From what a person types to an entity of the record."""

from rapidfuzz import process

from depesche.errors import UsageError
from depesche.knowledge.base import load_knowledge
from depesche.model import EntityId
from depesche.queries.base import Archive


def _known(archive: Archive, name: str) -> list[EntityId]:
    """By the knowledge base's own matching: spellings that stand in no document."""
    knowledge = load_knowledge()
    matches = [id for match in knowledge.scan(name) for id in match.entities]
    persons = [id for id, _ in knowledge.persons(name)]
    return [id for id in dict.fromkeys(map(archive.one, [*matches, *persons])) if id in archive.entities]


def candidates(archive: Archive, name: str) -> list[EntityId]:
    """Entities of the record that ``name`` may mean: by id, name or alias, surname, else by the knowledge base."""
    if archive.one(name) in archive.entities:
        return [archive.one(name)]
    return archive.entities.named(name) or _known(archive, name)


def find(archive: Archive, name: str) -> EntityId:
    """The one entity that ``name`` means. Raises UsageError, with what may have been meant, for none or several."""
    found = candidates(archive, name)
    states = [id for id in found if id.startswith("state/")]
    if len(found) == 1 or states:
        return (states or found)[0]
    if found:
        listed = ", ".join(f"{archive.name(id)} ({id})" for id in found[:8])
        raise UsageError(f"“{name}” may be several: {listed}; give the id")
    names = archive.entities.usual_names()
    near = [match[0] for match in process.extract(name, list(names), limit=3, score_cutoff=65)]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise UsageError(f"“{name}” is nobody in this record{hint}")
