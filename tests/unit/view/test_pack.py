"""The packed data can be unpacked again, is small, and is the same each time."""

import base64
import json
import struct
import zlib
from array import array

import explorer_sample as sample
import pytest

from kg.view.data import ViewData, view_data
from kg.view.pack import CHUNK, NO_DAY, TEXT_FIELDS, days, pack
from kg.view.sides import SIDES

WORDS = sample.vocabulary()


def inflate(text):
    return zlib.decompress(base64.b64decode(text), -15)


def unpack(core):
    raw = inflate(core)
    (size,) = struct.unpack_from("<I", raw)
    header = json.loads(raw[4 : 4 + size])
    columns = {}
    for name, (kind, at, length) in header["columns"].items():
        columns[name] = array({"u1": "B", "u4": "I", "i4": "i"}[kind])
        columns[name].frombytes(raw[4 + size + at : 4 + size + at + length])
    assert (4 + size) % 8 == 0
    assert all(at % 8 == 0 for _, at, _ in header["columns"].values())
    return header, columns


@pytest.fixture(scope="module")
def data() -> ViewData:
    made = sample.statements(CHUNK + 50, WORDS)
    return view_data(made, sample.documents(made), WORDS)


def test_every_column_says_what_the_statement_says(data):
    packed = pack(data)
    header, columns = unpack(packed.core)
    texts = [dict(zip(TEXT_FIELDS, row, strict=True)) for block in packed.chunks for row in json.loads(inflate(block))]
    assert header["count"] == len(data.statements) == len(texts)
    for i, statement in enumerate(data.statements):
        assert header["actors"][columns["speaker"][i]][0] == statement.speaker
        assert header["actors"][columns["principal"][i]][0] == statement.principal
        assert header["topics"][columns["topic"][i]][0] == statement.topic
        assert header["stances"][columns["stance"][i]][0] == statement.stance
        assert SIDES[columns["side"][i]] == statement.side
        assert columns["flags"][i] & 1 == statement.negated
        assert columns["day"][i] == days(statement.date)[0]
        assert "statement:" + texts[i]["id"] == statement.id
        assert texts[i]["text"] == statement.passage.text
        aimed = [header["actors"][a][0] for j, a in zip(columns["targetOf"], columns["target"], strict=True) if j == i]
        assert aimed == list(statement.targets)


def test_blocks_hold_so_many_each(data):
    assert [len(json.loads(inflate(block))) for block in pack(data).chunks] == [CHUNK, 50]


def test_same_statements_in_any_order_give_the_same_bytes(data):
    made = sample.statements(CHUNK + 50, WORDS)
    assert pack(view_data(reversed(made), sample.documents(made), WORDS)) == pack(data)


def test_a_statement_costs_few_bytes(data):
    packed = pack(data)
    size = len(packed.core) + sum(map(len, packed.chunks))
    assert size / len(data.statements) < 110


def test_nothing_packs():
    header, columns = unpack(pack(ViewData()).core)
    assert header["count"] == 0
    assert not columns["day"]


def test_marks_count_in_the_units_of_javascript(data):
    one = sample.statements(1, WORDS)[0]
    record = one.to_record()
    record["sentence_text"] = "😀 " + record["sentence_text"]
    record["evidence"] = [e + 2 for e in record["evidence"]]
    record["sentence"][1] += 2
    shown = view_data([type(one).from_record(record)], [], WORDS)
    row = dict(zip(TEXT_FIELDS, json.loads(inflate(pack(shown).chunks[0]))[0], strict=True))
    units = row["text"].encode("utf-16-le")
    start, end = row["marks"][:2]
    assert units[2 * start : 2 * end].decode("utf-16-le") == one.evidence_text


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("1970-01-01", (0, 3)),
        ("2024", (19723, 1)),
        ("2024-05", (19844, 2)),
        ("2024-05-19T10:00:00Z", (19862, 3)),
        ("", (NO_DAY, 0)),
        ("soon", (NO_DAY, 0)),
        ("2024-13-40", (NO_DAY, 0)),
    ],
)
def test_days(iso, expected):
    assert days(iso) == expected
