// Comments of colleagues beside the text: the words they are about are found again, however the text changed around
// them, underlined without a change of it, and chosen by the link. Nothing here touches the story's form.
const one = (selector, of = document) => of.querySelector(selector)
const list = one("#comments")
const told = one("#comments-said")
const dialog = one("#comment-dialog")
const column = one(".story-text")
const prose = () => one(".ProseMirror, .prose", column)
const AROUND = 80

// As articles/rules/anchor.py folds and looks: letter for letter, so that a place here is one in the text.
const fold = (text) => text.replace(/[‘’‚ʼ]/g, "'").replace(/[“”„«»]/g, '"').replace(/\s/g, " ")
const plain = (text) => fold(text).replace(/ +/g, " ").trim()
const same = (mine, other, at = 0) => (mine[at] && mine[at] === other[at] ? same(mine, other, at + 1) : at)
const back = (text) => [...plain(text)].reverse()

// The text as one string, without the numbers of attributions, and where each of its nodes begins there.
const read = (root = prose()) => {
  const nodes = []
  let text = ""
  const walker = document.createTreeWalker(root, 5, (node) => (node.matches?.(".ref, .vh") ? 2 : 1))
  for (let node; (node = walker.nextNode()); text += node.data ?? (/^(P|H\d|BR)$/.test(node.tagName) ? "\n" : ""))
    if (node.data) nodes.push([node, text.length])
  return { nodes, text }
}

const rangeOf = ({ about, before, after }, { nodes, text } = read()) => {
  const words = plain(about).replace(/[^\w ]/g, "\\$&").replaceAll(" ", " +")
  let most = -1
  let range
  for (const { 0: match, index } of fold(text).matchAll(words)) {
    const end = index + match.length
    const score = same(back(before), back(text.slice(0, index).slice(-AROUND))) + same(plain(after), plain(text.slice(end, end + AROUND)))
    if (score <= most) continue
    most = score
    range = new Range()
    for (const [node, at] of nodes) {
      if (at <= index) range.setStart(node, Math.min(index - at, node.length))
      if (at < end) range.setEnd(node, Math.min(end - at, node.length))
    }
  }
  return range
}

const mark = () => {
  const now = prose() && read()
  const ranges = new Set()
  for (const link of now ? list.querySelectorAll(".about") : []) {
    const range = rangeOf(link.dataset, now)
    link.nextElementSibling.hidden = !!range
    if (range && !link.closest("details")) ranges.add(range)
  }
  CSS.highlights?.set("comments", new Highlight(...ranges))
}
let timer
new MutationObserver(() => {
  clearTimeout(timer)
  timer = setTimeout(mark, 300)
}).observe(column, { childList: true, characterData: true, subtree: true })

// What was chosen last in the text: a press elsewhere takes the selection away.
let chosen
const choose = () => {
  const selection = getSelection()
  if (prose()?.contains(selection.anchorNode)) chosen = selection.getRangeAt(0)
}
document.addEventListener("selectionchange", choose)

const upTo = (node, offset) => {
  const range = new Range()
  range.setStart(prose(), 0)
  range.setEnd(node, offset)
  return read(range.cloneContents()).text.length
}

const open = ({ href, dataset }, said) => {
  choose()
  const form = one("form", dialog)
  const { passage, before, after, to } = form.elements
  const { text } = read()
  const isOfWords = chosen && !said
  const start = isOfWords ? upTo(chosen.startContainer, chosen.startOffset) : 0
  const end = isOfWords ? upTo(chosen.endContainer, chosen.endOffset) : 0
  // More than may be kept is cut where the writer sees it.
  passage.value = [...text.slice(start, end).trim()].slice(0, 500).join("")
  before.value = text.slice(0, start).slice(-AROUND)
  after.value = text.slice(end, end + AROUND)
  to.parentElement.hidden = !!said
  form.action = href
  one("h2", form).textContent = dataset.says
  one("blockquote", form).textContent = said ?? passage.value
  dialog.showModal()
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-says], .about")
  const range = link?.dataset.about && rangeOf(link.dataset)
  if (link?.dataset.says) open(link, one(".said", link.closest("li") ?? link)?.textContent)
  else if (range) {
    prose().focus()
    getSelection().removeAllRanges()
    getSelection().addRange(range)
    range.startContainer.parentElement.scrollIntoView({ block: "center" })
  } else return
  event.preventDefault()
})

document.addEventListener("submit", async (event) => {
  const form = event.target
  if (!form.closest("[data-comments]") || event.submitter?.formMethod === "dialog") return
  event.preventDefault()
  const problem = one("[data-failed]")
  let page
  const sent = { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, signal: AbortSignal.timeout(8000) }
  // No answer, or a page: signed out. After another login the page has a new token.
  const { html, count, said, why } = await fetch(form.action, sent)
    .then((answer) => answer.text())
    .then((text) => JSON.parse((page = text)))
    .catch(() => ({ why: problem.dataset.failed }))
  const token = /csrfmiddlewaretoken" value="(\w+)/.exec(page)
  if (token) form.elements.csrfmiddlewaretoken.value = token[1]
  problem.textContent = why ?? ""
  told.textContent = why ?? said
  if (why) return
  const stood = list.contains(document.activeElement)
  if (dialog.open) {
    form.reset()
    dialog.close()
    one("[role=tab][href='#notes']")?.click()
  }
  list.innerHTML = html
  one("[href='#notes'] .count").textContent = count
  if (stood) list.focus()
  mark()
})
mark()
