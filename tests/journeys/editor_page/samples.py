"""A story, its attributions, and text as three kinds of programs put it on the clipboard."""

PILOT = "0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e01"
MINISTER = "0f9a1c52-3f0e-4d0c-9a51-6f2f3c1d7e02"

CHOICES = [
    {"uuid": PILOT, "label": "Statement: “The quay is closed” (Ana Reyl, harbour pilot)"},
    {"uuid": MINISTER, "label": "Denial: nobody asked the ministry (Joor Vant, transport minister)"},
]

STORY = (
    "<h2>Ferries wait</h2>"
    f'<p>The quay at Port Ellery is closed, <span data-attribution="{PILOT}">said the harbour pilot</span> on Monday. '
    "It may stay closed all week.</p>"
    '<p>The ministry did not answer. <a href="/topics/harbour/">Earlier reports</a> spoke of <strong>two</strong> cracks.</p>'
    "<ul><li><p>No boats before noon</p></li><li><p>Buses replace them</p></li></ul>"
    "<blockquote><p>We wait for the tide.</p></blockquote>"
)

# Word: conditional comments, its own tags, lists that are paragraphs, emphasis in styles.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]-->
<style>p.MsoNormal {margin:0cm; font-size:11pt}</style></head><body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment--><h1 style='margin-top:12pt'>Tides<o:p></o:p></h1>
<p class=MsoNormal style='margin-bottom:8pt'><span style='font-family:"Calibri"'>The <b style='mso-bidi-font-weight:normal'>first</b> ferry<o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>north quay</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>south quay</p>
<!--EndFragment--></body></html>"""

# Google Docs: everything in a <b> that is not bold, emphasis in the styles of spans.
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-7f3a"><p dir="ltr"
style="line-height:1.38;margin-top:0pt"><span style="font-size:11pt;font-family:Arial;font-weight:400">The </span><span
style="font-size:11pt;font-weight:700;font-style:normal">second</span><span style="font-weight:400"> ferry is </span><span
style="font-weight:400;font-style:italic">late</span></p><br /><ul style="margin-top:0"><li dir="ltr"
style="list-style-type:disc"><p dir="ltr" role="presentation"><span style="font-weight:400">bring tea</span></p></li></ul></b>"""

# An agency's wire: hard line ends, a blank line or an indent before each paragraph.
WIRE = (
    "   PORT ELLERY, Nov 2 - The quay of this small harbour was closed on\r\n"
    "Monday after divers found two cracks under the waterline, the harbour\r\n"
    "pilot said.\r\n"
    "   No ferry will leave before noon on Tuesday.\r\n"
)

# A table as spreadsheets and Word write it, a second one that lays out a page, and words that stand in foreign blocks.
TABLE = """<table style="border:none"><caption>Grain</caption><colgroup><col width=80></colgroup><tbody>
<tr height=20><td style='border:1px solid'>Year</td><td><p class=MsoNormal>Tonnes<o:p></o:p></p></td><td></td></tr>
<tr><td>2024</td><td>1200</td><td><b>up</b><br>again</td></tr><tr><td></td><td>900</td><td></td></tr></tbody></table>
<table><tr><td><p>One</p><p>Two</p></td><td><ul><li>three</li></ul></td></tr>
<tr><td>a</td><td><ul><li>b</li></ul></td></tr></table>
<dl><dt>tide</dt><dd>high</dd></dl><figure><img src="x.png"><figcaption>The quay</figcaption></figure>after"""
