"""Maximum spanning trees over arc scores (Chu & Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def arborescence(scores: NDArray[np.float32]) -> list[int]:
    """Heads of the words 1…n of the best tree; ``scores[dependent, head]``, row and column 0 being the root.

    Exactly one word hangs on the root: of the trees for each candidate the best is taken, beginning with the plain one.
    """
    table = scores.astype(np.float64)
    heads = _best(table)
    roots = [i for i in range(1, len(table)) if heads[i] == 0]
    if len(roots) > 1:
        trees = []
        for root in roots:
            single = table.copy()
            single[1:, 0] = _NEVER
            single[root, 0] = table[root, 0]
            tree = _best(single)
            trees.append((sum(table[i, tree[i]] for i in range(1, len(table))), tree))
        heads = max(trees, key=lambda pair: pair[0])[1]
    return [int(head) for head in heads[1:]]


def _best(table: NDArray[np.float64]) -> NDArray[np.intp]:
    table = table.copy()
    np.fill_diagonal(table, _NEVER)
    table[0] = _NEVER
    heads: NDArray[np.intp] = table.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [i for i in range(len(table)) if i not in inside]
    merged = len(rest)
    small = np.full((merged + 1, merged + 1), _NEVER)
    small[:merged, :merged] = table[np.ix_(rest, rest)]
    out = {}
    into = {}
    for place, word in enumerate(rest):
        if word:
            out[word] = max(cycle, key=lambda i: table[word, i])
            small[place, merged] = table[word, out[word]]
        into[word] = max(cycle, key=lambda i: table[i, word] - table[i, heads[i]])
        small[merged, place] = table[into[word], word] - table[into[word], heads[into[word]]]
    solved = _best(small)
    result: NDArray[np.intp] = heads.copy()
    for place, word in enumerate(rest):
        if word:
            result[word] = out[word] if solved[place] == merged else rest[solved[place]]
    entry = rest[solved[merged]]
    result[into[entry]] = entry
    return result


def _cycle(heads: NDArray[np.intp]) -> list[int]:
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while at not in done and at not in path:
            path.append(at)
            at = int(heads[at])
        if at in path:
            return path[path.index(at) :]
        done.update(path)
    return []
