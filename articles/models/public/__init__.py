"""The reader half: what the public may know, written only by `actions.publishing`.

No foreign key leads from here to the desk's tables or back; their ids stand in plain columns
(`article_id`, `source_id` …) and appear in no public byte.
"""

from articles.models.public.attribution import PublicAttribution
from articles.models.public.facts import PublicAuthor, PublicSection, PublicSource, PublicTopic
from articles.models.public.house_page import PublicHousePage
from articles.models.public.note import PublicNote
from articles.models.public.publication import Publication
from articles.models.public.redirect import Redirect
from articles.models.public.rows import PublicByline, PublicRelated, PublicTag

__all__ = [
    "PublicAttribution",
    "PublicAuthor",
    "PublicByline",
    "PublicHousePage",
    "PublicNote",
    "PublicRelated",
    "PublicSection",
    "PublicSource",
    "PublicTag",
    "PublicTopic",
    "Publication",
    "Redirect",
]
