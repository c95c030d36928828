"""Maximum spanning trees over arc scores (Chu & Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9
#: of so many words that would hang on the root a tree is tried for each; more are no sentence
_MOST_ROOTS = 8
#: so many cycles within cycles are solved; prose has few, rows of punctuation marks have hundreds
_DEEPEST = 24


def arborescence(scores: NDArray[np.float32]) -> list[int]:
    """Heads of the words 1…n of the best tree; ``scores[dependent, head]``, row and column 0 being the root.

    Exactly one word hangs on the root: of the trees for each candidate the best is taken, beginning with the plain one.
    """
    table = scores.astype(np.float64)
    heads = _best(table)
    roots = [i for i in range(1, len(table)) if heads[i] == 0]
    if len(roots) > 1:
        trees = []
        for root in sorted(roots, key=lambda i: -table[i, 0])[:_MOST_ROOTS]:
            single = table.copy()
            single[1:, 0] = _NEVER
            single[root, 0] = table[root, 0]
            tree = _best(single)
            trees.append((sum(table[i, tree[i]] for i in range(1, len(table))), tree))
        heads = max(trees, key=lambda pair: pair[0])[1]
        first, *others = (i for i in range(1, len(table)) if heads[i] == 0)
        heads[others] = first  # only where a stretch was too tangled to be solved
    return [int(head) for head in heads[1:]]


def _best(table: NDArray[np.float64], depth: int = 0) -> NDArray[np.intp]:
    """The best heads without a cycle; beyond the deepest contraction only good ones."""
    table = table.copy()
    np.fill_diagonal(table, _NEVER)
    table[0] = _NEVER
    heads: NDArray[np.intp] = table.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    if depth == _DEEPEST:
        return _cut(table, heads)
    loop = np.asarray(cycle)
    rest = np.setdiff1d(np.arange(len(table)), loop, assume_unique=True)
    merged = len(rest)
    small = np.full((merged + 1, merged + 1), _NEVER)
    small[:merged, :merged] = table[np.ix_(rest, rest)]
    # the cycle as one node: the best arc out of it to each word, and the best into it at the cost of the arc it breaks
    leaving = table[np.ix_(rest, loop)]
    out = loop[leaving.argmax(1)]
    small[:merged, merged] = leaving.max(1)
    small[0, merged] = _NEVER
    entering = table[np.ix_(loop, rest)] - table[loop, heads[loop]][:, None]
    into = loop[entering.argmax(0)]
    small[merged, :merged] = entering.max(0)
    solved = _best(small, depth + 1)
    result: NDArray[np.intp] = heads.copy()
    result[rest] = np.where(solved[:merged] == merged, out, np.append(rest, 0)[solved[:merged]])
    result[0] = 0
    entry = solved[merged]
    result[into[entry]] = rest[entry]
    return result


def _cut(table: NDArray[np.float64], heads: NDArray[np.intp]) -> NDArray[np.intp]:
    """The heads with every cycle cut where a word hangs on the root at the least cost."""
    while cycle := _cycle(heads):
        word = max(cycle, key=lambda i: table[i, 0] - table[i, heads[i]])
        heads[word] = 0
    return heads


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
