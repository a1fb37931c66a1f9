"""Files that nobody should send, each made in a moment."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from knowledge.reading.trouble import Trouble

WORDS = "Ủy ban nhân dân tỉnh phát động phong trào thi đua yêu nước năm 2025 trên địa bàn toàn tỉnh.\n"


def pdf() -> bytes:
    """A page without a word."""
    document, target = pdfium.PdfDocument.new(), io.BytesIO()
    document.new_page(200, 200)
    document.save(target)
    return target.getvalue()


def word() -> bytes:
    document, target = docx.Document(), io.BytesIO()
    document.add_paragraph(WORDS)
    document.save(target)
    return target.getvalue()


def cat() -> bytes:
    """A furry picture."""
    chance, target = np.random.default_rng(3), io.BytesIO()
    blurred = Image.fromarray(chance.integers(0, 255, (12, 16, 3), dtype=np.uint8)).resize((640, 480))
    blurred.save(target, "PNG")
    return target.getvalue()


def archive(*entries: tuple[str, bytes], link: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries:
            packed.writestr(name, content)
        if link:
            entry = zipfile.ZipInfo(link)
            entry.external_attr = 0o120777 << 16
            packed.writestr(entry, "/etc/passwd")
    return target.getvalue()


def locked() -> bytes:
    """An archive that says of its file that it is locked with a password."""
    content = bytearray(archive(("a.txt", WORDS.encode())))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def bomb_in_word() -> bytes:
    target = io.BytesIO(word())
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/media/image1.bin", bytes(60_000_000))
    return target.getvalue()


def old_office() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def encrypted_office() -> bytes:
    return old_office() + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def encrypted_pdf() -> bytes:
    """A page that says it is locked with a password that nobody has."""
    keys = b"/O <" + b"00" * 32 + b"> /U <" + b"00" * 32 + b">"
    lock = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 " + keys + b" /P -4 >>"
    return pdf().replace(b"/Root", lock + b" /Root", 1)


BAD: dict[str, tuple[Callable[[], bytes], Trouble]] = {
    "rong.txt": (lambda: b"", Trouble.EMPTY),
    "trang.txt": (lambda: b" \n\t\n", Trouble.EMPTY),
    "mat.txt": (lambda: f"TỐI MẬT\n{WORDS}".encode(), Trouble.SECRET),
    "anh-meo.png": (cat, Trouble.NO_TEXT),
    "nham.pdf": (word, Trouble.WRONG_SUFFIX),
    "nham.docx": (pdf, Trouble.WRONG_SUFFIX),
    "nham.txt": (lambda: b"<!DOCTYPE html><html><body><p>x</p></body></html>", Trouble.WRONG_SUFFIX),
    "la.exe": (lambda: b"MZ\x90\0" + bytes(100), Trouble.UNKNOWN_KIND),
    "nhi-phan.txt": (lambda: bytes(range(256)) * 10, Trouble.UNKNOWN_KIND),
    "cut.pdf": (lambda: pdf()[:-40], Trouble.TRUNCATED),
    "cut.docx": (lambda: word()[:-200], Trouble.TRUNCATED),
    "cut.png": (lambda: cat()[:400], Trouble.TRUNCATED),
    "cut.zip": (lambda: archive(("a.txt", WORDS.encode()))[:-30], Trouble.TRUNCATED),
    "cu.docx": (old_office, Trouble.OLD_FORMAT),
    "khoa.docx": (encrypted_office, Trouble.ENCRYPTED),
    "khoa.pdf": (encrypted_pdf, Trouble.ENCRYPTED),
    "khoa.zip": (locked, Trouble.ENCRYPTED),
    "trong.pdf": (pdf, Trouble.NO_TEXT),
    "bom.docx": (bomb_in_word, Trouble.BOMB),
    "bom.zip": (lambda: archive(("a.txt", bytes(50_000_000))), Trouble.BOMB),
    "ra-ngoai.zip": (lambda: archive(("../../a.txt", WORDS.encode())), Trouble.UNSAFE_NAME),
    "goc.zip": (lambda: archive(("/tmp/a.txt", WORDS.encode())), Trouble.UNSAFE_NAME),
    "lien-ket.zip": (lambda: archive(("a.txt", WORDS.encode()), link="b.txt"), Trouble.UNSAFE_NAME),
    "nhieu.zip": (lambda: archive(*((f"{n}.txt", b"x") for n in range(300))), Trouble.TOO_MANY_FILES),
    "long.zip": (lambda: archive(("b.zip", archive(("a.txt", b"x")))), Trouble.NESTED_ARCHIVE),
    "ma-la.txt": (lambda: bytes(range(128, 256)) * 20, Trouble.UNKNOWN_ENCODING),
}


def write(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(BAD[name][0]())
    return path


def scripted_pdf() -> bytes:
    """A page of a few words in a document that would run JavaScript when it is opened."""
    words = b"BT /F 24 Tf 20 100 Td (Thi dua yeu nuoc) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + table + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(content)
