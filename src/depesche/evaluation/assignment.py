"""The best one-to-one pairing of two lists, exact and without a numerical library.

Pairs that cannot meet (weight 0) split the problem into small components, so the cubic algorithm sees a few items each.
"""

from collections import defaultdict
from collections.abc import Mapping

Pair = tuple[int, int]


def best_pairs(weights: Mapping[Pair, float]) -> list[Pair]:
    """The one-to-one pairs ``(row, column)`` with the greatest sum of ``weights``, sorted; only positive weights count.

    Method: Kuhn (1955), Munkres (1957), in the form with potentials and shortest augmenting paths.
    """
    found: list[Pair] = []
    for component in _components([pair for pair, weight in weights.items() if weight > 0]):
        rows = sorted({row for row, _ in component})
        columns = sorted({column for _, column in component})
        costs = [[-weights.get((row, column), 0.0) for column in columns] for row in rows]
        if len(rows) > len(columns):
            turned = [list(column) for column in zip(*costs, strict=True)]
            picked = [(row, column) for column, row in _assign(turned)]
        else:
            picked = _assign(costs)
        found += [(rows[i], columns[j]) for i, j in picked if costs[i][j] < 0]
    return sorted(found)


def _components(pairs: list[Pair]) -> list[list[Pair]]:
    """``pairs`` grouped so that no two groups share a row or a column."""
    near: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for row, column in pairs:
        near["row", row].append(("column", column))
        near["column", column].append(("row", row))
    label: dict[tuple[str, int], int] = {}
    for start in near:
        waiting = [start] if start not in label else []
        while waiting:
            node = waiting.pop()
            if node not in label:
                label[node] = len(label) if node is start else label[start]
                waiting += near[node]
    groups: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[label["row", pair[0]]].append(pair)
    return list(groups.values())


def _assign(costs: list[list[float]]) -> list[Pair]:
    """The cheapest column for every row; there are at least as many columns as rows."""
    width = len(costs[0])
    row_price = [0.0] * (len(costs) + 1)
    column_price = [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        owner[0] = row
        column = 0
        slack = [float("inf")] * (width + 1)
        before = [0] * (width + 1)
        done = [False] * (width + 1)
        while owner[column]:
            done[column] = True
            current, least, following = owner[column], float("inf"), 0
            for j in range(1, width + 1):
                if done[j]:
                    continue
                reduced = costs[current - 1][j - 1] - row_price[current] - column_price[j]
                if reduced < slack[j]:
                    slack[j], before[j] = reduced, column
                if slack[j] < least:
                    least, following = slack[j], j
            for j in range(width + 1):
                if done[j]:
                    row_price[owner[j]] += least
                    column_price[j] -= least
                else:
                    slack[j] -= least
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    return [(owner[j] - 1, j - 1) for j in range(1, width + 1) if owner[j]]
