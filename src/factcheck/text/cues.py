"""Phrases that tell what a line of a page is. Nothing but tables: a new phrase is a new string here.

A table in Python and not in YAML, because blocks are read before any rule file, and PyYAML alone costs 27 ms to import.
Phrases are lower-case with straight apostrophes, and match whole words:

WHOLE     the line is the phrase, apart from marks around it ("## Comments (12)" is "comments")
START     the line begins with the phrase; prompts, related links and chrome only on short lines
ANYWHERE  the line holds the phrase; prompts and chrome only on short lines
"""

from __future__ import annotations

from typing import Final

Table = dict[str, tuple[str, ...]]

WHOLE: Final[Table] = {
    "related": (
        "related article", "related story", "related video",
        "more top stories", "next article", "previous article", "next story", "previous story", "more headlines", "other stories", "also read:", "top trending", "photo gallery", "photos", "gallery", "slideshow", "people are reading", "you might be interested in", "trending in", "what others are reading",
        "sponsored links", "trending topics", "promoted", "promoted content", "you may have missed", "in case you missed it", "from our partners", "around the web", "elsewhere", "our pick", "our picks", "in other news", "latest from us", "next up",
        "latest articles", "latest news", "latest stories", "latest posts", "related", "related articles", "related news",
        "related stories", "related posts", "related content", "related reading", "related links", "related topics", "related tickers", "suggested topics",
        "read more", "read next", "read also", "also read", "more news", "more stories", "more articles", "more on this topic", "more for you", "more on this story", "more on this", "more like this", "in this series",
        "more from this author", "most read", "most popular", "popular articles", "trending", "trending now", "trending stories",
        "recommended", "recommended for you", "recommended reading", "recommended articles", "you may also like",
        "you might also like", "you may also be interested in", "what to read next", "further reading", "see also", "up next",
        "editor's picks", "editors' picks", "top stories", "top news", "suggested reading", "don't miss", "explore more", "also in the news",
        "recommended stories", "people also read", "readers also read", "others also read", "readers also liked", "most viewed", "most shared", "most emailed", "keep exploring", "discussion about this post", "latest headlines", "top reads", "keep reading", "more like this", "stories you may like", "from around the web", "sponsored content", "promoted stories",
    ),
    "comments": (
        "comments", "comment", "leave a comment", "leave a reply", "post a comment", "add a comment", "write a comment",
        "join the conversation", "join the discussion", "reader comments", "user comments", "no comments yet", "no comments",
        "be the first to comment", "discussion", "view comments", "show comments", "responses", "all comments", "top comments",
    ),
    "prompt": (
        "read later", "book a demo", "request a demo", "first name", "last name", "company email", "submit", "type your email", "type your email...", "story continues", "reject all", "manage settings", "manage preferences", "send by e-mail", "send by email", "share by email", "rate us", "rate this article", "listen now", "read aloud", "whatsapp", "copy", "share on x", "react", "reply", "save for later", "add to reading list", "set alert", "gift this article", "read in app", "join free", "register free", "create account", "view all", "see all", "allow notifications", "turn on notifications",
        "subscribe", "subscribe now", "sign up", "sign up now", "sign in", "log in", "login", "register", "newsletter", "follow",
        "follow us", "share", "share this", "share this article", "share article", "share this story", "share this post", "tweet", "email", "print",
        "save", "bookmark", "copy link", "get the app", "download the app", "get started", "start free trial", "learn more", "stay ahead of the market",
        "stay informed", "stay tuned", "try it free", "upgrade", "upgrade now", "go premium", "listen", "listen to article",
        "listen to this article", "add to favorites", "add to watchlist", "report an issue", "give feedback", "found an error", "give feedback", "like", "gift article",
        "follow author", "contact us", "get alerts", "create free account", "open account", "continue reading", "thanks for reading",
        "join now", "donate", "play", "watch now", "click here", "view more", "load more", "show more", "see more", "read the full article",
    ),
    "disclaimer": (
        "disclaimer", "disclaimers", "disclosure", "disclosures", "editorial disclosure", "risk warning", "risk disclosure", "investment warning",
        "legal notice", "legal disclaimer", "important information", "important disclosures", "important notice", "investment disclaimer",
        "analyst disclosure", "author's disclosure", "analyst's disclosure", "editorial policy", "ai disclosure", "ai transparency",
        "editorial disclosure & ai transparency", "additional disclosure", "terms of use", "general disclaimer", "editorial note",
    ),
    "forward_looking": (
        "forward-looking statements", "forward looking statements", "safe harbor", "safe harbor statement", "safe harbor statements",
        "safe harbour statement", "cautionary statement", "cautionary statements", "cautionary note", "safe harbour",
        "forward-looking information", "forward-looking statement", "note on forward-looking statements", "note regarding forward-looking statements",
        "caution regarding forward-looking statements", "cautionary statement regarding forward-looking statements",
        "cautionary note regarding forward-looking statements", "special note regarding forward-looking statements",
        "disclosure regarding forward-looking statements", "notice regarding forward-looking statements",
    ),
    "contacts": (
        "contact", "contacts", "media contact", "media contacts", "press contact", "press contacts", "investor contact", "investor contacts",
        "investor relations", "investor relations contact", "investor relations contacts", "media relations", "media inquiries", "investor inquiries",
        "press inquiries", "company contact", "company contacts", "for more information", "for further information", "for media inquiries",
        "for investor inquiries", "for investor and media inquiries", "contact information", "press office", "investors and media", "media and investors", "for more information, please contact",
        "for further information, please contact", "for investor and media inquiries, please contact", "investor and media contacts",
        "media and investor contacts", "for more information, contact", "investor contacts and media contacts", "enquiries", "for enquiries",
    ),
    "about": ("about us", "about the company", "about the author", "about the authors", "about the group", "about the host", "about the hosts", "about the writer", "about this newsletter", "about the podcast", "about this podcast"),
    "chrome": (
        "jump to content", "normal text size", "larger text size", "very large text size", "text size", "license this article", "in this article",
        "this article was written by", "sport", "sports", "culture", "lifestyle", "arts", "travel", "health", "science", "politics", "weather", "money", "newsletters", "podcasts", "videos", "events",
        "we value your privacy", "your privacy", "about your privacy", "your privacy choices", "cookie notice", "cookie preferences", "privacy notice", "(end)", "(ends)", "(more)", "1x", "opens in new tab", "(opens in new tab)", "(opens in new window)", "opens in new window", "reuse this content", "companies", "print this page", "font size",
        "paid", "equity research", "news provided by", "want your company's news featured?", "imprint", "english edition", "view this email in your browser", "view in browser", "view online", "view as web page", "read online", "attachments", "attachment", "regulatory release", "regulatory news", "news release", "company announcement", "stock exchange release", "stock exchange announcement", "story continues below", "sponsor", "cookies", "terms", "privacy", "on air", "watch live", "this page", "share price", "company profile", "live updates", "explainer", "feature", "features", "long read", "newsdesk",
        "advertisement", "ad", "advertising", "sponsored", "skip to content", "skip to main content", "skip to navigation", "menu",
        "home", "search", "close", "next", "previous", "back", "back to top", "table of contents", "contents", "for immediate release",
        "photo", "image", "news", "markets", "business", "technology", "tech", "finance", "stocks", "economy", "opinion", "analysis", "world", "investing", "press release",
        "breaking", "breaking news", "exclusive", "live", "premium", "pro", "beta", "cookie policy", "privacy policy", "terms of service",
        "terms and conditions", "cookie settings", "manage cookies", "accept all", "accept cookies", "all rights reserved", "loading", "loading...",
        "key takeaways from our site", "tags", "topics", "categories", "print edition", "editor", "author", "ai generated", "ai-generated", "updated",
        "published", "market data", "quote", "quotes", "video", "podcast", "chart", "charts", "seeking alpha", "unsubscribe", "manage preferences", "audio", "image source", "end", "ends", "-ends-", "###", "more", "n/a", "source",
    ),
}  # fmt: skip

START: Final[Table] = {
    "disclaimer": (
        "should you invest $", "should you buy stock in", "before you buy stock in", "this information is provided by rns", "this information is provided by reach",
        "ai disclaimer:", "analyst certification", "disclosure & policies", "disclosure & polices", "disclosures and policies", "(disclaimer:", "(disclosure:", "*disclosure:", "full disclosure:",
        "disclosure:", "disclosures:", "disclaimer:", "disclaimers:", "disclaimer -", "investment warning:", "risk warning:",
        "risk disclosure:", "editorial disclosure", "editorial note:", "legal notice:", "important notice:", "editor's note: this",
        "analyst's disclosure:", "author's disclosure:", "analyst disclosure:", "seeking alpha's disclosure:", "ai disclosure:", "ai transparency:",
        "risk notice:", "the author has no position", "the author holds no position", "the author does not hold", "the author owns shares", "the author may hold",
        "i have no position", "i have no stock", "i/we have", "i/we have no", "i am not receiving compensation", "we have no positions",
        "no position in any of the stocks mentioned", "this text was drafted by", "this text was generated by", "this text was written by", "this article was drafted by", "this article was generated by", "this article was written by ai", "this article was produced by", "this content was generated by", "this content was produced by",
        "this story was generated by", "this report was generated by", "neither the author nor", "not financial advice", "not investment advice", "general risk warning",
    ),
    "forward_looking": (
        "this press release contains forward", "this news release contains forward", "this release contains forward",
        "this announcement contains forward", "this document contains forward", "this communication contains forward", "this report contains forward",
        "certain statements in this", "statements in this press release", "statements contained in this press release",
        "this press release includes forward", "this release includes forward", "some of the statements in this", "this press release may contain forward",
        "except for historical information, the matters discussed", "forward-looking statements are", "forward-looking statements involve", "forward-looking statements include",
        "forward-looking statements speak", "this announcement may contain forward", "this release may contain forward", "safe harbor:", "safe harbor statement:", "forward-looking statements:",
    ),
    "related": (
        "most viewed in", "most read in", "most popular in", "don't miss these", "don't miss our",
        "photo gallery:", "gallery:", "slideshow:", "photos:", "in pictures:",
        "also read |", "also read -", "read |", "watch |", "also watch", "in case you missed", "more stories", "more news", "read our", "see related", "related coverage", "listen:", "webinar:", "podcast:",
        "read more", "suggested topics", "related:", "related article:", "related articles:", "related reading:", "related link:", "related links:", "related news:",
        "read also:", "also read:", "see also:", "more from", "more:", "read next:", "don't miss:", "up next:", "must read:", "recommended:",
        "further reading:", "explore more:", "also see:", "related story:", "related stories:", "more on", "see more:", "watch:", "read the full",
        "read:", "click to read", "previously:",
    ),
    "prompt": (
        "get the day's top", "by continuing, i agree", "search for topics", "talk to an expert", "sign me up", "add to myft", "+ add to", "share to", "for the latest news", "exclusive news, data and analytics", "learn more about", "is this page useful", "there is something wrong with this page", "log in or subscribe", "suggest a correction", "close thanks for",
        "getting your trinity audio", "choose us as your", "unlock ", "gift this article", "join us whatsapp", "join us on whatsapp", "add to portfolio", "which stock should you buy", "this post is for", "upgrade to paid", "already a paid subscriber", "catch all the",
        "log in, register", "log in or", "connect via", "follow your favorite", "follow your favourite", "choose pro for",
        "looking for more", "refer a friend", "refer your friends", "you are receiving this", "you're receiving this", "you received this email", "rate today's", "register today", "register now for", "book your place", "book your ticket",
        "preview this article", "you have read", "you've read", "you have reached", "you've reached", "you have used", "print this", "share post", "unlock unlimited",
        "join us on", "catch all the", "type your email", "listen on apple", "listen on spotify", "listen wherever", "rate and review", "support the show", "support this show", "register to keep", "register to read", "register to continue", "register for free", "what did you think", "want to read more", "this story is free", "this article is free", "send us your", "ask us", "write to us", "email us at", "have a question?", "do you have a question", "got a question", "want to comment", "share your thoughts", "share your view", "drop a comment", "leave us", "rate this", "turn on notifications", "follow the latest", "follow the news", "follow the story", "follow the live", "open an account", "for more from", "for more expert",
        "subscribe to", "subscribe for", "subscribe now", "subscribe today", "sign up for", "sign up to", "sign up here", "sign up now", "sign up today", "get curated", "get our",
        "get the latest", "get daily", "get instant", "get access to", "get real-time", "get unlimited", "get market news", "stay ahead of the market", "stay ahead of the curve", "stay up to date", "stay informed", "follow us", "follow me", "follow @",
        "join our", "join thousands", "join over", "share this", "click here", "click the", "download our", "download the app", "log in to", "sign in to",
        "create a free", "create your free", "try our", "start your free", "start your trial", "continue reading", "already a subscriber", "already have an account",
        "not a subscriber", "enter your email", "your email address", "report an issue", "give feedback", "found an error", "report an error", "spotted a mistake", "spotted an error", "see an error", "notice an error", "want more of this", "want more like this", "enjoyed this article",
        "if you enjoyed", "like this article", "thanks for reading", "thank you for reading", "listen to this", "support our", "become a member", "become a subscriber",
        "was this forwarded", "was this email forwarded", "forwarded this", "unlock this", "unlock all", "unlock full", "unlock the full", "unlock our", "upgrade to", "save this article", "never miss", "don't miss out", "find out more about our", "to read the full", "to continue reading", "this article is for subscribers",
        "by signing up, you", "by signing up you", "by subscribing, you", "don't miss another", "make us preferred", "make us your preferred", "add us as a preferred", "set as preferred", "prefer us on", "if you liked this", "please subscribe", "unsubscribe |", "unsubscribe from", "manage preferences", "manage your preferences",
        "have a tip", "got a tip", "send tips", "let us know in the comments", "what do you think? ", "tell us in the comments", "hit the like", "smash the like", "connect with us",
    ),
    "chrome": (
        "photographer:", "terms & conditions |", "all quotes delayed", "us markets close in", "us markets open in", "u.s. markets close", "u.s. markets open", "cookies on", "we use some essential", "we use essential cookies", "this is the latest release", "view previous releases", "next release:", "release date:", "download as pdf", "download pdf", "back to table of contents", "download this chart", "open side navigation", "open search bar", "accessibility help", "jump to comments", "posted in", "tagged ", "post navigation", "proudly powered by",
        "(photo:", "(photo by", "(photos by", "(staff photo", "(image:", "(picture:", "(file photo", "(credit:", "staff photo", "the issuer is solely responsible", "end of news", "end of announcement",
        "at close:", "as of market close", "currency in usd", "news provided by", "illustration:", "illustration by", "illustrations by", "photography:", "photography by", "photographs by", "photograph by", "graphic:", "graphics:", "graphic by", "video:", "rns number", "rns no", "this article appeared in", "this article was published", "this story appeared in", "this article first ran", "story continues below", "article continues below", "advertisement -", "view this email", "having trouble viewing", "attachment:", "attachments:", "hero image", "cover image", "sponsored by", "presented by", "brought to you by", "click to enlarge", "click to expand", "scroll to continue",
        "photo:", "photo by", "image:", "image by", "image credit", "image credits", "image source", "photo credit", "data by", "chart by", "photograph:", "picture:", "file photo", "credit:", "credits:",
        "©", "copyright ©", "copyright (c)", "copyright 20", "(c) 20", "source:", "sources:", "source -", "tags:", "tag:", "topics:", "filed under", "categories:", "category:", "keywords:", "reading time", "estimated reading time", "read time", "time to read",
        "view original content", "view source version", "source version on", "word count:", "isin:", "url:", "permalink", "caption:", "chart:", "figure source", "posted in", "we use cookies", "this site uses cookies", "by clicking",
        "javascript is", "please enable javascript", "your browser", "trust principles", "our standards:", "editor's picks", "views:", "likes:", "home >", "home /", "home »", "home ›", "all rights reserved", "translated by", "sec filing:", "cik:", "photos accompanying this",
        "multimedia", "quotes delayed", "data delayed", "market data provided", "prices as of", "this article originally appeared", "this article first appeared", "this story originally", "originally published",
    ),
    "comments": (
        "comments have to be in", "we have migrated to a new commenting", "please keep your comments", "sort by: best", "sort by: newest", "sort by: top", "sort by best", "view entire discussion", "newest first", "oldest first", "most liked","no comments yet", "be the first to comment", "leave a comment", "leave a reply", "comments are closed", "log in to comment", "sign in to comment", "view all comments"),
    "contacts": (
        "press office:", "media office:", "newsroom:", "for enquiries", "for media and investor", "ir contact:", "pr contact:", "enquiries:", "contact details",
        "media contact:", "media contacts:", "press contact:", "investor contact:", "investor contacts:", "contact:", "contacts:", "investor relations:", "media relations:",
        "media inquiries:", "investor inquiries:", "press inquiries:", "for more information, please contact", "for further information, please contact", "for more information, contact", "for media inquiries", "for investor inquiries", "for media enquiries", "for investor enquiries", "for further enquiries", "for press enquiries", "media enquiries:", "investor enquiries:", "press enquiries:", "issued by:", "issued on behalf of",
        "for press inquiries", "for more information, please visit", "for more information, visit", "for more information about", "tel:", "tel.:", "telephone:", "phone:", "email:", "e-mail:", "fax:", "website:",
        "for additional information, please", "for additional information, contact",
    ),
    "byline": (
        "with assistance from", "from our correspondent", "from our own correspondent", "by our correspondent", "from our staff", "submitted by", "by u/",
        "reporting by", "reported by", "additional reporting", "writing by", "edited by", "editing by", "compiled by", "written by", "generated by ai", "generated by",
        "authored by", "author:", "authors:", "story by", "posted by", "reviewed by", "fact checked by", "fact-checked by", "ai writing agent", "byline:",
        "contributed by", "article by", "words by", "analysis by", "updated by", "created by", "approved by", "written with", "(reporting by", "[reporting by", "reporter:", "editor:", "editors:",
        "about the author:",
    ),
}  # fmt: skip

ANYWHERE: Final[Table] = {
    "disclaimer": (
        "stock advisor analyst team", "stock advisor returns as of", "analyst team just identified", "when our analyst team has a stock tip",
        "take no responsibility for the contents", "takes no responsibility for the contents", "make no representation as to its accuracy", "makes no representation as to its accuracy", "market abuse regulation", "inside information for the purposes of", "submitted for publication", "obliged to make public", "subject to the disclosure requirements pursuant", "disclosed in accordance with", "views and investment tips", "check with certified experts", "recommendations by experts are their own",
        "for informational purposes only", "for information purposes only", "for informational and educational purposes", "for educational purposes only", "does not constitute investment advice",
        "does not constitute financial advice", "does not constitute an offer", "shall not constitute an offer", "does not constitute professional", "not constitute a recommendation", "should not be construed as investment advice", "should not be construed as financial advice", "should not be considered investment advice",
        "should not be considered financial advice", "not a recommendation to", "not a solicitation", "not financial advice", "not investment advice", "nor financial advice", "is not an offer to sell", "past performance is no", "past performance is not", "past performance does not",
        "disclaims all liability", "disclaims any liability", "liability for any loss", "liability for any error", "liability for any damage", "liability for any direct", "not be held liable", "no responsibility for any loss", "no responsibility for the accuracy", "no responsibility for error", "do your own research", "do their own due diligence",
        "conduct your own due diligence", "consult a financial advis", "consult a qualified", "consult a certified", "consult your financial", "consult with a financial", "consult a licensed", "no position in any", "no positions in any", "no position in the stocks", "no position in the shares", "no position in the securities",
        "has positions in and recommends", "has a disclosure policy", "no positions in any stocks mentioned", "not receiving compensation for it", "no business relationship with any company", "views and opinions expressed herein", "opinions expressed are those of the author", "opinions expressed in this article are",
        "opinions expressed by the author", "views expressed are those of the author", "views expressed in this article", "may hold positions in", "editorial disclosure", "may contain errors or inaccuracies", "generated with the help of ai", "generated using artificial intelligence", "produced with the assistance of ai",
        "written with the assistance of ai", "created with the assistance of ai", "with the help of automation", "ai-generated content may", "may not reflect the views", "investing involves risk", "brokerage services are offered", "securities offered through", "member finra", "accurately reflect the personal views", "contain affiliate links", "contains affiliate links", "earn a commission", "for professional clients only", "for professional investors only", "must not be redistributed", "may not be redistributed", "may not be reproduced or", "independent legal advice", "capital is at risk", "your capital at risk", "risk of losing your money", "losing money rapidly",
    ),
    "forward_looking": (
        "private securities litigation reform act", "within the meaning of section 27a", "within the meaning of section 21e", "contains forward-looking statements", "contain forward-looking statements", "includes forward-looking statements",
        "undertakes no obligation to update", "undertake no obligation to update", "undertakes no duty to update", "disclaims any obligation to update", "differ materially from those", "differ materially from any", "to differ materially",
    ),
    "prompt": (
        "add to myft", "get it each weekday", "get it every weekday", "get it every morning", "get it every week",
        "free articles remaining", "free article remaining", "free articles left", "free articles this month", "free articles per month",
        "wherever you listen", "wherever you get your podcasts", "wherever you get podcasts", "become a patron", "keep reading our", "latest news updates on", "sign up to our", "our weekly newsletter", "our daily newsletter", "our weekly briefing", "our morning briefing", "allow notifications",
        "delivered to your inbox", "straight to your inbox", "in your inbox", "to your inbox", "subscribe to our", "see all newsletters", "tell a friend", "sign up for our", "join our newsletter", "our free newsletter", "our newsletter", "follow us on", "follow him on", "follow her on", "follow me on", "download our app",
        "click here to", "create a free account", "for subscribers only", "share on facebook", "share on twitter", "share on linkedin", "copy link", "report an issue",
    ),
    "chrome": (
        "purchase licensing rights", "key word(s):", "dissemination of a corporate news", "dissemination of an adhoc", "transmitted by eqs",
        "delayed quote •", "partners store and access", "access information on a device", "access information on your device", "registered in england", "registered office:", "all rights reserved", "view original content to download", "source version on businesswire", "view source version on", "trust principles", "skip to content",
    ),
    "byline": (
        "is a freelance writer", "is a freelance journalist", "is a contributing writer", "is a senior reporter", "is a staff writer", "is a markets reporter", "is a reporter covering", "is an ai writing", "is an ai writer", "is a journalist covering", "is a journalist based",
    ),
}  # fmt: skip

CREDITS: Final = (
    "getty images",
    "shutterstock",
    "file photo",
    "reuters/",
    "unsplash",
    "afp/",
    "picture alliance",
    "via getty",
    "alamy",
    "istock",
    "ap photo",
    "pa images",
    "pa wire",
    "zuma press",
    "bloomberg via",
)
"""In a short line that is no sentence these credit a picture; in a sentence they may be the company."""

SURE_BYLINES: Final = (
    "reporting by",
    "additional reporting",
    "(reporting",
    "[reporting",
    "editing by",
    "edited by",
    "writing by",
    "compiled by",
    "ai writing agent",
    "about the author",
)
"""Begin a byline even when it ends with a full stop; "Generated by AI demand, revenue ..." begins a sentence."""

WEAK_DISCLAIMER: Final = (
    "editorial", "human oversight", "advice", "liability", "own research", "terms of use", "our staff", "accuracy", "warrant", "third part",
    "consult", "affiliate", "compensation", "large language model", "fact-check", "proofread", "hallucination", "we do not", "risk", "investors should",
    "independent", "no guarantee", "indicative of future", "opinion", "at the time of writing", "positions in", "solicitation", "suitab",
)  # fmt: skip
"""What makes a paragraph under a disclaimer a part of it, though it says nothing that would show it alone."""

OPEN_ENDS: Final = frozenset(
    """
    a an the of to in on at by for from with than and or is was were that its their as into per about between
    since until under through during but because which whose has have had will would could should be been are not no more less
    """.split()
)
"""A line that ends with one of these goes on in the next."""

PERSON_ROLES: Final = (
    "AI Agent", "AI Writing Agent", "Agent", "Editor", "Writer", "Reporter", "Analyst", "Author", "Correspondent", "Contributor", "Staff", "Columnist", "AI",
)  # fmt: skip
"""A page pastes these without a space before the name ("WriterJane Doe")."""

NO_NAME: Final = frozenset(
    "the a an all any our their its this that these those some each every and or of for product segment region geography country numbers comparison contrast far then"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
    " year quarter end mid late early default design law revenue sales sector company market division".split()
)
"""No name begins with these: "By Friday", "By Segment"."""

UPPER_WORDS: Final = frozenset(
    "PRO AI CEO CFO FAQ NEWS LIVE TECH IPO ETF ETFS USA US UK EU Q&A Q1 Q2 Q3 Q4 FY NEW TOP HOT AD ADS MENU HOME BUY SELL HOLD GDP CPI FED SEC NYSE PDF RSS END NOTE TAGS SAVE"
    " SHARE LOGIN BETA VIDEO STOCK CHINA ASIA WORLD MONEY PRINT EMAIL".split()
)
"""Capitals that stand alone on a line and are no ticker."""

# What tells two copies of one paragraph apart: a change in any of these changes what is said.
NEGATIONS: Final = frozenset(
    "no not never none neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't nothing nobody hardly"
    " fails failed denied denies denying refused unlikely".split()
)
DIRECTIONS: Final = frozenset(
    "up down rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing growth shrink shrinks shrank shrunk shrinking increase increases increased increasing"
    " decrease decreases decreased decreasing decline declines declined declining drop drops dropped dropping gain gains gained gaining lose loses lost losing loss losses profit profits surge surges surged"
    " plunge plunges plunged jump jumps jumped slump slumps slumped climb climbs climbed slide slides slid soar soars soared tumble tumbles tumbled advance advances advanced retreat retreats retreated expand expands expanded contract contracts contracted"
    " higher lower above below over under more less fewer beat beats missed misses exceed exceeds exceeded exceeding trailing trail trails narrowed widened narrow widen raised cut raises cuts lifted lowered"
    " accelerated slowed doubled halved tripled most least highest lowest record before after since until first last next past previous buy sell positive negative outperform underperform upgraded downgraded improved worsened"
    " about nearly almost roughly around exactly approximately".split()
)
NUMBER_WORDS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion"
    " hundreds thousands millions billions trillions dozen half third quarter quarters quarterly first second fourth fifth sixth seventh eighth ninth tenth once twice double triple single-digit double-digit triple-digit"
    " percent percentage point points basis bps cent cents dollar dollars yuan renminbi rmb euro euros yen pound pounds usd cny eur gbp jpy hkd"
    " day days week weeks month months year years yearly annual annually decade decades daily weekly monthly bn mn tn k m b t"
    " january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)

# Words that two copies of one paragraph may differ in and still say the same.
HARMLESS: Final = frozenset(("the", "a", "an", ",", ".", ";", ":", "also", "that", "very", "…", "*", "**"))
