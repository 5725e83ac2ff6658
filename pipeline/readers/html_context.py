"""What holds for the text inside an element: bold, preformatted, heading, furniture, its box."""

from dataclasses import dataclass

from pipeline.readers.html_traits import Traits


@dataclass(frozen=True, slots=True)
class Context:
    """What an element and those around it say of the text in them.

    `level` is that of the heading, `region` numbers the outermost piece of furniture, `box` the
    innermost named element; `capitals` is True where small letters are shown as capitals.
    """

    bold: bool = False
    pre: bool = False
    level: int | None = None
    region: int | None = None
    article: bool = False
    box: int = 0
    capitals: bool = False

    def inside(self, traits: Traits, next_region: int, next_box: int) -> "Context":
        """The context inside an element; furniture or a box that begins here has the next number."""
        region = self.region
        # The header of an article holds its title, that of a page the site's name.
        if region is None and (traits.furniture or (traits.header and not self.article)):
            region = next_region
        return Context(
            self.bold if traits.bold is None else traits.bold,
            self.pre or traits.pre,
            self.level if traits.level is None else traits.level,
            region,
            self.article or traits.article,
            self.box if traits.names is None else next_box,
            self.capitals if traits.capitals is None else traits.capitals,
        )
