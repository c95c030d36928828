"""Which entities of many documents are one, where no list has them: unknown persons and bodies, and unknown ones that
have become known.

Persons are tied by the cascade of names (:mod:`depesche.knowledge.names`), and kept apart by what speaks against it:
two countries, contradicting given names, or one document that tells them apart. A bare surname is tied only to the one
full name that it can mean, and only where country or position agree. The order of the documents does not matter.
What people decided (:mod:`depesche.linking.judgements`) comes first, whatever names and circumstances say.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from depesche.linking.clusters import Clusters
from depesche.linking.identities.acquaintance import Acquaintance
from depesche.linking.identities.distinct import Distinct
from depesche.linking.identities.likeness import Likeness, likeness
from depesche.linking.judgements import UNDECIDED, Decided
from depesche.model import Entity, EntityId

__all__ = ["Acquaintance", "Likeness", "connected", "identities", "likeness"]


def identities(
    strangers: Iterable[Acquaintance],
    known_as: Callable[[Entity], EntityId | None] = lambda _: None,
    decided: Decided = UNDECIDED,
    known: Callable[[EntityId], bool] = lambda _: True,
    like: Likeness | None = None,
) -> dict[EntityId, EntityId]:
    """For every entity that is one with another, the id that stands for both.

    ``strangers`` are entities without an entry in the knowledge base; ``known_as`` gives the id of the known entity
    that one of them is after all, if any. Of several unknown ones the one in most documents stands for all, of several
    known ones, which only ``decided`` can make one, the one that was named first. ``known`` says whether an id in
    ``decided`` that is no stranger's is anybody's; what is nobody's stands for nobody, but still ties others.
    ``like`` is :func:`likeness` of the strangers, if that is known already.
    """
    everybody = {each.id: each for each in strangers}
    clusters = Distinct(everybody, decided)
    _tie(everybody, like or likeness(everybody.values()), clusters)
    return dict(_representatives(clusters, everybody, known_as, decided, known))


def connected(
    strangers: Iterable[EntityId],
    like: Likeness,
    known_as: Mapping[EntityId, EntityId],
    decided: Decided = UNDECIDED,
) -> list[list[EntityId]]:
    """Strangers in sets such that what :func:`identities` says of one depends on nobody outside its set.

    ``known_as`` has the known entities that some of them are after all.
    """
    everybody = set(strangers)
    pairs = [*like.pairs(), *known_as.items(), *decided.same, *decided.different]
    clusters = Clusters(sorted({*everybody, *(id for pair in pairs for id in pair)}))
    for one, other in pairs:
        clusters.join(one, other)
    theirs = ([id for id in group if id in everybody] for group in clusters.groups())
    return [group for group in theirs if group]


def _tie(everybody: Mapping[EntityId, Acquaintance], like: Likeness, clusters: Distinct) -> None:
    """Full names, the surest first; bare surnames to the one person that they can mean; what has no more to say."""
    for (one, other), _ in sorted(like.full.items(), key=lambda item: (-item[1], item[0])):
        clusters.join(one, other)
    found: list[tuple[EntityId, EntityId]] = []
    for id, full in sorted(like.surnames.items()):
        meant = {clusters.root(each) for each in full if _meant(everybody[id], each, clusters)}
        if len(meant) == 1:
            found.append((meant.pop(), id))
    for one, other in (*found, *like.positions, *like.bodies):
        clusters.join(one, other)


def _meant(bare: Acquaintance, full: EntityId, clusters: Distinct) -> bool:
    """Whether country or position say that a bare surname means a person."""
    agrees = any(
        (bare.entity.country and bare.entity.country == each.entity.country) or bare.positions & each.positions
        for each in clusters.members(full)
    )
    return agrees and clusters.fits(bare, full)


def _representatives(
    clusters: Distinct,
    everybody: Mapping[EntityId, Acquaintance],
    known_as: Callable[[Entity], EntityId | None],
    decided: Decided,
    known: Callable[[EntityId], bool],
) -> Iterator[tuple[EntityId, EntityId]]:
    pairs = [[id for id in pair if id not in everybody and known(id)] for pair in decided.same]
    stands: dict[EntityId, EntityId] = {}  # for a cluster, by its root
    for pair in sorted(pairs, key=len, reverse=True):  # only of two known ones it matters which was named first
        for id in pair:
            stands.setdefault(clusters.root(id), id)
    groups = {clusters.root(group[0]): group for group in clusters.groups()}
    found = {
        root: {id for id in (known_as(everybody[each].entity) for each in group if each in everybody) if id}
        for root, group in groups.items()
        if root not in stands
    }
    meant = {root: ids.pop() for root, ids in found.items() if len(ids) == 1}
    takers: defaultdict[EntityId, list[EntityId]] = defaultdict(list)
    for root, id in meant.items():
        takers[clusters.root(id)].append(root)
    for root, group in groups.items():
        one = stands.get(root)
        if one is None and root in meant:
            as_known = clusters.root(meant[root])
            if not any(clusters.apart(root, other) for other in (as_known, *takers[as_known])):
                one = stands.get(as_known, meant[root])
        theirs = [id for id in group if id in everybody]
        if one is None and theirs:
            one = min(theirs, key=lambda id: (-len(everybody[id].documents), -len(everybody[id].full_names), id))
        if one is not None:
            yield from ((id, one) for id in group if id != one)
