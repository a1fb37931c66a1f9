"""The process that opens files of strangers: little memory, no way to write much, and no words in any log.

python -m bot.intake.child read FILE NAME RESULT [--any-name]
python -m bot.intake.child unpack ARCHIVE FOLDER RESULT
python -m bot.intake.child draw FILE PAGE BOXES RESULT
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

MEMORY = 1000 * 2**20
FILE_SIZE = 256 * 2**20


def main(arguments: list[str]) -> None:
    """Writes a JSON result; ends without one where a parser breaks."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_SIZE, FILE_SIZE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from knowledge.reading.trouble import ReadingError, Trouble  # only now: the limits hold for what is loaded too

    task, first, second, *rest, result = [word for word in arguments if not word.startswith("--")]
    try:
        if task == "read":
            found: dict[str, Any] = _read(Path(first), second, trust_name="--any-name" not in arguments)
        elif task == "unpack":
            found = _unpack(Path(first), Path(second))
        else:
            found = _draw(Path(first), int(second), rest[0], Path(result))
    except ReadingError as error:
        found = {"trouble": str(error.trouble), "values": error.values}
    except (MemoryError, RecursionError):
        found = {"trouble": str(Trouble.TOO_MUCH_MEMORY), "values": {}}
    if task != "draw" or "trouble" in found:
        Path(result).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _read(path: Path, name: str, *, trust_name: bool) -> dict[str, Any]:
    from knowledge.reading.page_map import PageMap
    from knowledge.reading.reader import read

    reading = read(path, name, _tell, trust_name=trust_name)
    return {
        "text": reading.text,
        "map": PageMap.of(reading, "").dumped() if reading.pages else "",
        "scanned": sorted(reading.scanned),
        "remarks": [[remark.code, remark.values] for remark in reading.remarks],
    }


def _unpack(archive: Path, folder: Path) -> dict[str, Any]:
    from knowledge.reading.archive import unpack

    return {"names": unpack(archive, folder)}


def _draw(path: Path, page: int, boxes: str, result: Path) -> dict[str, Any]:
    from knowledge.reading.proof import draw

    draw(path, page, json.loads(boxes), result)
    return {}


def _tell(done: int, total: int, *, scanned: bool = False) -> None:
    sys.stdout.write(f"{done} {total} scanned\n" if scanned else f"{done} {total}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
