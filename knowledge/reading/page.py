"""What reading a file yields: its text, and for each word of a paged file where it stands on its page."""

from dataclasses import dataclass, field

from knowledge.span import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, counted from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def times(self, factor: float) -> "Box":
        """The same box in other units."""
        return Box(self.left * factor, self.top * factor, self.right * factor, self.bottom * factor)

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, its page (counted from 1), its place there, and how sure its letters are (0 to 100)."""

    span: Span
    page: int
    box: Box
    confidence: float = 100.0


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know about a file that was read; ``code`` is turned into words elsewhere."""

    code: str
    values: dict[str, str | int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, a paragraph a line; ``words`` and ``pages`` are empty where a file has no pages.

    ``marks`` is what stands outside the text (page headers, parts that a site puts around an article): it is looked
    through for marks of secrecy and then forgotten.
    """

    text: str
    words: tuple[Word, ...] = ()
    pages: tuple[PageSize, ...] = ()
    scanned: frozenset[int] = frozenset()  # pages whose words were read from a picture
    remarks: tuple[Remark, ...] = ()
    marks: str = field(default="", repr=False)
