// Text from Word, Google Docs and agencies as the structure it was meant to have.
import { Extension, pm } from "django-prose-editor/editor"

const KEPT = new Set(["href", "data-attribution", "data-pm-slice"])

// A strict policy blocks and reports each style that any document parses, so they are taken out of the text before.
const disarm = (html) =>
  html
    .replace(/<!--[\s\S]*?-->|<!\[[\s\S]*?\]>|<style[\s>][\s\S]*?<\/style\s*>/gi, "")
    .replace(/(<[^>]*?[\s"'/])style\s*=/gi, "$1data-style=")
    .replace(/([\s"'/])on\w+\s*=/gi, "$1data-off=")

const styleOf = (element, property) => {
  const found = (element.dataset.style || "").match(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i"))
  return found ? found[1].trim().toLowerCase() : ""
}

const unwrap = (element) => element.replaceWith(...element.childNodes)

const wrapInside = (element, tag) => {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}

// Google Docs: the whole text stands in <b style="font-weight:normal">, real emphasis is in styles of spans.
const readEmphasis = (element) => {
  const weight = styleOf(element, "font-weight")
  const slant = styleOf(element, "font-style")
  if (/^(B|STRONG)$/.test(element.tagName) && /^(normal|[1-4]00)$/.test(weight)) return unwrap(element)
  if (/^(I|EM)$/.test(element.tagName) && slant === "normal") return unwrap(element)
  if (element.tagName !== "SPAN") return
  if (weight === "bold" || Number.parseInt(weight, 10) >= 600) wrapInside(element, "strong")
  if (slant === "italic") wrapInside(element, "em")
}

const dropStart = (element, count) => {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = count
  while (left > 0 && texts.nextNode()) {
    const { data } = texts.currentNode
    const dropped = Math.min(left, data.length)
    texts.currentNode.data = data.slice(dropped)
    left -= dropped
  }
}

// Word: list items are paragraphs whose bullet or number is text.
const readWordList = (element) => {
  if (element.tagName !== "P" || !styleOf(element, "mso-list")) return
  const bullet = element.textContent.match(/^\s*(?:[·•o§▪–-]|\(?\w{1,3}[.)])\s*/)?.[0] ?? ""
  dropStart(element, bullet.length)
  const tag = /\w[.)]/.test(bullet) ? "ol" : "ul"
  const item = element.ownerDocument.createElement("li")
  const before = element.previousElementSibling
  item.append(...element.childNodes)
  if (before?.localName === tag && before.dataset.word) {
    before.append(item)
    element.remove()
    return
  }
  const list = element.ownerDocument.createElement(tag)
  list.dataset.word = "list"
  list.append(item)
  element.replaceWith(list)
}

const rename = (element, tag) => {
  const renamed = element.ownerDocument.createElement(tag)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

// Blocks that the editor takes for words in a line, so that it would write their text without a gap.
const UNKNOWN = "caption,center,details,dialog,dt,legend,main,nav,summary"
const BLOCKS = `p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,pre,dl,dd,figure,figcaption,section,article,table,${UNKNOWN}`

const blocksWithText = (cell) =>
  [...cell.querySelectorAll(BLOCKS)].filter((block) => block.textContent.trim() && !block.querySelector(BLOCKS))

// A row becomes a paragraph, an empty cell keeps its place; cells that lay out whole texts are taken apart.
const readRow = (row) => {
  const cells = [...row.cells]
  const filled = cells.filter((cell) => cell.textContent.trim())
  if (filled.length < 2 || filled.some((cell) => blocksWithText(cell).length > 1)) {
    for (const cell of filled) rename(cell, "div")
    return [...row.querySelectorAll(":scope > div")]
  }
  const paragraph = row.ownerDocument.createElement("p")
  for (const [number, cell] of cells.entries()) {
    for (const inner of cell.querySelectorAll(`br,${BLOCKS}`)) {
      inner.before(" ")
      inner.after(" ")
      unwrap(inner)
    }
    paragraph.append(number ? " | " : "", ...cell.childNodes)
  }
  return [paragraph]
}

// The innermost table first: it may be one cell of another.
const readTables = (page) => {
  for (const table of [...page.body.querySelectorAll("table")].reverse()) {
    table.replaceWith(...(table.caption ? [table.caption] : []), ...[...table.rows].flatMap(readRow))
  }
  for (const element of page.body.querySelectorAll(UNKNOWN)) rename(element, "div")
}

// Mails part their paragraphs by empty lines; what is copied within the editor is as it was meant.
const readLines = (html) => (/data-pm-slice/.test(html) ? html : html.replace(/(?:<br\b[^>]*>\s*){2,}/gi, "</p><p>"))

export const cleanHTML = (html) => {
  const page = new DOMParser().parseFromString(readLines(disarm(html)), "text/html")
  for (const junk of page.querySelectorAll("style,script,meta,link,title,xml,o\\:p,template,img")) junk.remove()
  for (const element of page.body.querySelectorAll("*")) {
    readEmphasis(element)
    readWordList(element)
  }
  readTables(page)
  // What a signature is parted by.
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) if (/^\s*--\s*$/.test(texts.currentNode.data)) texts.currentNode.data = ""
  for (const empty of page.querySelectorAll("p:not([data-pm-slice])")) if (!empty.textContent.trim()) empty.remove()
  for (const heading of page.body.querySelectorAll("h1,h4,h5,h6")) rename(heading, heading.localName === "h1" ? "h2" : "h3")
  for (const element of page.body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name)
  }
  return page.body.innerHTML
}

// Agencies send lines of 60 to 80 characters; a paragraph ends at a blank line or before an indented one.
const isWrapped = (lines) => lines.length > 1 && lines.slice(0, -1).every(({ length }) => length >= 45 && length <= 100)

// A mail has more than paragraphs: answered lines behind ">", lists, the two hyphens of a signature.
const QUOTED = /((?:^>.*\n?)+)/m
const LISTS = { ul: /^[-*•] +/, ol: /^\d{1,3}[.)] +/ }
const IS_MAIL = /^(?:>|-- ?$|(?:[-*•]|\d{1,3}[.)]) .*\n(?:[-*•]|\d{1,3}[.)]) )/m

const blocksOf = (text) =>
  text
    .replace(/^-- ?$|<(https?:[^<>\s]+)>/gm, "$1")
    .split(/\n[ \t]*\n+|\n(?=[ \t]{2,}\S)/)
    .map((block) => block.trim().split("\n").map((line) => line.trim()))
    .map((lines) => (isWrapped(lines) ? [lines.join(" ")] : lines))

const wrap = (tag, inside) => `<${tag}>${inside}</${tag}>`
const paragraph = (line) => wrap("p", line.replace(/&/g, "&amp;").replace(/</g, "&lt;"))

const htmlOf = (text, deep = 0) =>
  text.split(QUOTED).map((part, at) => {
    if (at % 2) return wrap("blockquote", htmlOf(part.replace(deep > 3 ? /^[> ]+/gm : /^> ?/gm, ""), deep + 1))
    return blocksOf(part).map((lines) => {
      const tag = lines[1] && Object.keys(LISTS).find((list) => lines.every((line) => LISTS[list].test(line)))
      if (tag) return wrap(tag, lines.map((line) => wrap("li", paragraph(line.replace(LISTS[tag], "")))).join(""))
      return lines.filter(Boolean).map(paragraph).join("")
    }).join("")
  }).join("")

const even = (text) => text.replace(/\r\n?/g, "\n")

// Other text is put by the editor into the formatting that it is pasted in; it asks for both, one after the other.
let isMail
const cleanText = (text) => {
  isMail = IS_MAIL.test(even(text))
  return isMail ? text : blocksOf(even(text)).flat().join("\n")
}

const readMail = (text, _context, _plain, { state }) => {
  if (!isMail) return null
  const { body } = new DOMParser().parseFromString(htmlOf(even(text)), "text/html")
  return pm.model.DOMParser.fromSchema(state.schema).parseSlice(body)
}

export const PasteCleaner = Extension.create({
  name: "pasteCleaner",
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({
      props: { transformPastedHTML: cleanHTML, transformPastedText: cleanText, clipboardTextParser: readMail },
    }),
  ],
})
