"""The desk half: the working records of the newsroom. Readers' records are in `models.public`."""

from articles.models.activity import ActivityExport
from articles.models.article import SEARCH_CONFIG, Article
from articles.models.attribution import Attribution
from articles.models.author import Author, Byline
from articles.models.comment import Comment
from articles.models.event import StoryEvent
from articles.models.house_page import HousePage, HousePageVersion
from articles.models.house_rule import HouseRule, HouseRuleChange
from articles.models.notice import Notice
from articles.models.public import (
    Publication,
    PublicAttribution,
    PublicAuthor,
    PublicByline,
    PublicHousePage,
    PublicNote,
    PublicRelated,
    PublicSection,
    PublicSource,
    PublicTag,
    PublicTopic,
    Redirect,
)
from articles.models.reader_note import ReaderNote
from articles.models.refused import RefusedSave
from articles.models.related import RelatedHeadline
from articles.models.release import Effect, Release
from articles.models.revision import Revision, RevisionName
from articles.models.saved_filter import SavedFilter
from articles.models.schedule import Heartbeat, Schedule
from articles.models.section import Section, SectionMembership
from articles.models.shared_preview import SharedPreview
from articles.models.sitting import Sitting
from articles.models.source import Source
from articles.models.tag import Tag, Tagging
from articles.models.transition import Transition

__all__ = [
    "SEARCH_CONFIG",
    "ActivityExport",
    "Article",
    "Attribution",
    "Author",
    "Byline",
    "Comment",
    "Effect",
    "Heartbeat",
    "HousePage",
    "HousePageVersion",
    "HouseRule",
    "HouseRuleChange",
    "Notice",
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
    "ReaderNote",
    "Redirect",
    "RefusedSave",
    "RelatedHeadline",
    "Release",
    "Revision",
    "RevisionName",
    "SavedFilter",
    "Schedule",
    "Section",
    "SectionMembership",
    "SharedPreview",
    "Sitting",
    "Source",
    "StoryEvent",
    "Tag",
    "Tagging",
    "Transition",
]
