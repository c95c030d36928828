"""From a trained network to the spaCy pipeline that is shipped: ONNX in eight bits, the vocabulary that is needed."""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import warnings
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import spacy
import torch
import torch.nn.functional as functional
from encoder import Layer, Weights
from network import Network, load
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from rawtext import texts
from spacy.util import compile_suffix_regex
from torch import Tensor, nn
from train import subwords_of

from depesche.languages.de import sentences
from depesche.languages.network import component, session
from examples import spans

_WORD = re.compile(r"\w+|[^\w\s]")
_LETTERS = {"latin": re.compile(r"▁?[A-Za-zÀ-ɏḀ-ỿ]+"), "cyrillic": re.compile(r"▁?[Ѐ-ӿ]+")}
# "2010." and "1,5." at the end of a sentence are a number and a full stop; "10." may be an ordinal and is left whole.
NUMBER_SUFFIXES = [r"(?<=\d{3})\.", r"(?<=[,:]\d)\.", r"(?<=[,:]\d\d)\."]


class Exported(nn.Module):
    """The network as it runs: what has the same input is one product, and what is constant is no longer computed.

    The first treebank's vector and the root's states become constants; the vectors of pieces are in eight bits.
    """

    KINDS = ("morph", "tag", "lemma", "name", "dependent", "below", "head", "above")

    def __init__(self, network: Network, kept: list[int], pad: int) -> None:
        super().__init__()
        self.pad, self.encoder, self.form = pad, network.encoder, network.form
        self.encoder.words = Pieces(network.encoder.words.weight[kept])
        self.encoder.layers = nn.ModuleList(map(Joined, network.encoder.layers))
        parts = {
            **{kind: network.single[kind] for kind in ("morph", "tag", "lemma", "name")},
            "dependent": network.dependent[0],
            "below": network.below,
            "head": network.head[0],
            "above": network.above,
        }
        source = network.sources[0]
        biases = [part.bias + part.weight @ source * (kind != "name") for kind, part in parts.items()]
        self.product = _linear([part.weight for part in parts.values()], biases)
        self.sizes = [part.weight.shape[0] for part in parts.values()]
        self.root_head = nn.Parameter(network.head(network.root)[None, None])
        self.root_above = nn.Parameter(network.above(network.root)[None, None])

    def forward(self, ids: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        words = self.encoder(ids, ids != self.pad, first, last)
        morph, tag, lemma, name, dependent, below, head, above = self.product(words).split(self.sizes, -1)
        dependent, head = functional.leaky_relu(dependent, 0.1), functional.leaky_relu(head, 0.1)
        heads = torch.cat([self.root_head.expand(ids.shape[0], 1, -1), head], 1)
        arc = (dependent @ self.form[:-1] + self.form[-1]) @ heads.transpose(1, 2)
        above = torch.cat([self.root_above.expand(ids.shape[0], 1, -1), above], 1)
        return morph.argmax(-1), tag.argmax(-1), lemma.argmax(-1), name, arc, below, above


class Joined(nn.Module):
    """A layer of the encoder whose queries, keys and values are one product."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        parts = (layer.q, layer.k, layer.v)
        scale = (layer.q.weight.shape[0] // layer.heads) ** -0.5
        weights, biases = [part.weight for part in parts], [part.bias for part in parts]
        weights[0], biases[0] = weights[0] * scale, biases[0] * scale
        self.product = _linear(weights, biases)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        layer = self.layer
        batch, length, width = x.shape
        parts = self.product(x).view(batch, length, 3, layer.heads, width // layer.heads).permute(2, 0, 3, 1, 4)
        attended = torch.softmax(parts[0] @ parts[1].transpose(2, 3) + bias, -1) @ parts[2]
        x = layer.aln(x + layer.ao(attended.transpose(1, 2).reshape(batch, length, width)))
        result: Tensor = layer.oln(x + layer.fo(functional.gelu(layer.fi(x))))
        return result


def _linear(weights: list[Tensor], biases: list[Tensor]) -> nn.Linear:
    weight, bias = torch.cat(weights), torch.cat(biases)
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.weight, linear.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
    return linear


class Pieces(nn.Module):
    """Vectors of the pieces in eight bits, each with its scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        vectors: Tensor = self.table[ids].float() * self.scale[ids]
        return vectors


def kept_pieces(weights: Weights, sources: list[Path], frequent: dict[str, int]) -> list[int]:
    """The marks, single letters, all pieces of the texts, and the most frequent ones of each script."""
    subwords = subwords_of(weights)
    words = Counter(word for path in sources for text in texts(path) for word in _WORD.findall(text))
    kept = {weights.bos, weights.eos, weights.pad, weights.unknown}
    kept.update(piece for word in words for piece in subwords(word))
    for script, pattern in _LETTERS.items():
        found = [number for number, piece in enumerate(weights.pieces) if pattern.fullmatch(piece)]
        kept.update(found[: frequent[script]])
        kept.update(number for number in found if len(weights.pieces[number].lstrip("▁")) == 1)
    return sorted(kept)


def export(
    network: Network,
    weights: Weights,
    kept: list[int],
    allowed: dict[str, list[str]],
    exact: list[str] | None,
    folder: Path,
) -> None:
    """Write the files of :mod:`depesche.languages.network.session`; ``exact`` as in :func:`quantize`."""
    place = {number: at for at, number in enumerate(kept)}
    marks = {"start": weights.bos, "end": weights.eos, "pad": weights.pad, "unknown": weights.unknown}
    marks = {name: place[number] for name, number in marks.items()}
    model = Exported(network, kept, marks["pad"]).eval()
    example = (torch.full((2, 9), 5), torch.tensor([[1, 2, 4], [1, 3, 5]]), torch.tensor([[1, 3, 5], [2, 4, 6]]))
    inputs, outputs = ["ids", "first", "last"], ["morph", "tag", "lemma", "name", "arc", "below", "above"]
    axes = {name: {0: "sentences", 1: name} for name in (*inputs, *outputs)} | {"first": {0: "sentences", 1: "words"}}
    axes |= {"last": {0: "sentences", 1: "words"}, "arc": {0: "sentences", 1: "words", 2: "heads"}}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(temporary) / "whole.onnx"
        torch.onnx.export(
            model,
            example,
            str(whole),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize(whole, folder / "network.onnx", exact)
    rows = (f"{weights.pieces[number]}\t{float(weights.scores[number]):.4f}" for number in kept)
    (folder / "pieces.tsv").write_text("\n".join(rows) + "\n", "utf8")
    normal = {char: text for char, text in weights.normal.items() if char != text}
    lists = {kind: network.labels.lists[kind] for kind in ("morph", "tag", "lemma", "relation", "name")}
    settings = {"labels": lists, "marks": marks, "normal": normal, "allowed": allowed}
    (folder / "labels.json").write_text(json.dumps(settings, ensure_ascii=False, indent=0) + "\n", "utf8")
    np.savez(
        folder / "relation.npz",
        weight=network.relation.weight.detach().numpy().T.astype(np.float32),
        bias=network.relation.bias.detach().numpy().astype(np.float32),
    )


def allowed_relations(treebanks: list[Path], least: int = 3) -> dict[str, list[str]]:
    """The relations that words of each part of speech have in the treebanks, ``least`` times or more."""
    pairs = Counter((token.pos_, token.dep_) for path in treebanks for span in spans(path) for token in span)
    found: dict[str, list[str]] = {}
    for (pos, relation), count in sorted(pairs.items()):
        if pos and relation != "ROOT" and count >= least:
            found.setdefault(pos, []).append(relation)
    return found


def quantize(whole: Path, small: Path, exact: list[str] | None) -> None:
    """Weights in eight-bit numbers.

    With a list of products to be left ``exact``, inputs are in eight bits too, with one scale for all of a batch:
    fast, but a few inputs have single large numbers that leave little of the scale to the others. Without one, blocks
    of 64 numbers have scales of their own, of inputs as of weights: nearly as good as floats, at two thirds the speed.
    """
    if exact is None:
        quantizer = MatMulNBitsQuantizer(onnx.load(whole), bits=8, block_size=64, is_symmetric=True, accuracy_level=4)
        quantizer.process()
        quantizer.model.save_model_to_file(str(small))
        return
    names = [node.name for node in onnx.load(whole).graph.node if any(part in node.name for part in exact)]
    # seven bits a weight: older processors add pairs of products in sixteen bits, which eight would overflow
    quantize_dynamic(
        whole,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=names,
    )


def pipeline(files: session.Network, name: str, description: str) -> spacy.Language:
    """The spaCy pipeline: tokenizer, sentence ends by rule, the network."""
    nlp = spacy.blank("de")
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or []), *NUMBER_SUFFIXES])
    nlp.tokenizer.suffix_search = suffixes.search  # type: ignore[attr-defined]
    nlp.add_pipe(sentences.FACTORY)
    nlp.add_pipe(component.FACTORY)
    nlp.get_pipe(component.FACTORY).load(files)  # type: ignore[attr-defined]
    nlp.meta.update(
        name=name, version="0.2.0", description=description, author="The Depesche developers", license="CC BY-SA 4.0"
    )
    return nlp


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--treebanks", nargs="+", type=Path, required=True, help="DocBins, for what goes with what")
    parser.add_argument("--texts", nargs="+", type=Path, required=True, help="whose pieces are kept")
    parser.add_argument(
        "--latin", type=int, default=20_000, help="most frequent Latin pieces that are kept in any case"
    )
    parser.add_argument("--cyrillic", type=int, default=0)
    parser.add_argument("--exact", nargs="+", help="products left in floats, parts of names; else scales in blocks")
    parser.add_argument("--name", default="news")
    parser.add_argument("--description", default="German news: tags, morphology, lemmas, dependencies, names")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder of the spaCy pipeline")
    options = parser.parse_args()
    weights = Weights(options.encoder)
    kept = kept_pieces(weights, options.texts, {"latin": options.latin, "cyrillic": options.cyrillic})
    with tempfile.TemporaryDirectory() as folder:
        allowed = allowed_relations(options.treebanks)
        export(load(options.network, weights), weights, kept, allowed, options.exact, Path(folder))
        files = session.Network.of_folder(Path(folder))
    pipeline(files, options.name, options.description).to_disk(options.output)
    total = sum(path.stat().st_size for path in options.output.rglob("*") if path.is_file())
    print(f"{len(kept)} pieces, {total / 1e6:.1f} MB -> {options.output}")


if __name__ == "__main__":
    main()
