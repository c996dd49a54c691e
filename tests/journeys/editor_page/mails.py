"""Mails and an agency's page as programs put them on the clipboard."""

# A mail as Gmail writes it: blocks are divs, empty lines are breaks in blocks, the answered mail stands folded below.
GMAIL = """<div dir="ltr"><div style="font-family:arial,sans-serif;font-size:small">Dear desk,</div><div><br></div><div><span
style="color:rgb(34,34,34)">The <b>third</b> ferry is <i>late</i>, see <a href="https://track.example/c?u=7&amp;t=mail"
target="_blank" rel="noopener" style="color:#15c" data-saferedirecturl="https://www.example.com/url?q=x">the
timetable</a>.</span></div><div><ul style="margin:0"><li style="margin-left:15px">north quay</li><li>south quay</li></ul></div>
<div>Two lines<br>of one paragraph.</div><div><br></div>-- <br><div dir="ltr" class="gmail_signature"
data-smartmail="gmail_signature"><div>Ana Reyl</div><div>Harbour office</div></div></div><br><div
class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 2 Nov 2026 at 09:12, the desk &lt;<a
href="mailto:desk@paper.example">desk@paper.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote"
style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>When does it leave?</div>
</blockquote></div><img src="https://track.example/pixel.gif" width="1" height="1">"""

# A mail as Outlook writes it: paragraphs of Word, empty ones between them, a rule of borders before the answered mail.
OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style></head>
<body lang="EN-GB" link="#0563C1"><div class="WordSection1"><p class="MsoNormal"><span style="font-size:11.0pt">The
<b>fourth</b> ferry waits.<o:p></o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal"><span
style="mso-fareast-language:EN-US">Read <a href="https://eur01.safelinks.example/?url=https%3A%2F%2Fport.example%2F&amp;data=05"
title="https://port.example/">the notice</a>.<o:p></o:p></span></p><p class="MsoListParagraph"
style="margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1"><![if !supportLists]>1.<span style="font:7.0pt
&quot;Times New Roman&quot;">&nbsp;&nbsp; </span><![endif]>bring tea<o:p></o:p></p><p class="MsoListParagraph"
style="margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1"><![if !supportLists]>2.<span style="font:7.0pt
&quot;Times New Roman&quot;">&nbsp;&nbsp; </span><![endif]>bring coats<o:p></o:p></p><div
style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span
lang="EN-US">From:</span></b><span lang="EN-US"> the desk<br><b>Sent:</b> Monday<o:p></o:p></span></p></div><p
class="MsoNormal">When does it leave?<o:p></o:p></p></div></body></html>"""

# A mail in plain text: lines of seventy letters, the answered words behind ">", the signature behind "-- ".
PLAIN = (
    "On Mon, 2 Nov 2026 at 09:12, the desk wrote:\r\n"
    "> When does the ferry leave, and from which of the two quays of the harbour,\r\n"
    "> and who says so?\r\n"
    ">\r\n"
    "> > Thank you.\r\n"
    "\r\n"
    "It leaves at noon from the north quay, as far as the harbour pilot knows\r\n"
    "today. See <https://port.example/times?utm=mail>.\r\n"
    "\r\n"
    "- bring tea\r\n"
    "- bring coats\r\n"
    "\r\n"
    "1. north quay\r\n"
    "2. south quay\r\n"
    "\r\n"
    "-- \r\n"
    "Ana Reyl\r\n"
    "Harbour office\r\n"
)

# An agency's text from its web page: a slug line, a dateline, paragraphs in divs, words in capitals kept as they are.
AGENCY = """<div class="story-body"><div class="slug">BC-FERRY/ (UPDATE 1)</div><h1 class="hed">Ferries wait</h1><div
class="para" style="margin-bottom:1em"><span class="dateline" style="font-weight:bold">PORT ELLERY, Nov 2 (Agency)</span> -
The quay was closed on Monday.</div><p>&nbsp;</p><div class="para">“We wait,” said Ana Reyl.<br><br>Buses replace
them.</div><p>((Reporting by the harbour desk; Editing by J. Vant))</p></div>"""
