"""What stands in quotation marks, curly or straight."""

import re


def quoted(shortest: int, longest: int = 300) -> re.Pattern[str]:
    """An expression for quotations of so many characters, within one line."""
    return re.compile(rf"“[^“”\n]{{{shortest},{longest}}}”|\"[^\"\n]{{{shortest},{longest}}}\"")
