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

export const cleanHTML = (html) => {
  const page = new DOMParser().parseFromString(disarm(html), "text/html")
  for (const junk of page.querySelectorAll("style,script,meta,link,title,xml,o\\:p,template,img")) junk.remove()
  for (const element of page.body.querySelectorAll("*")) {
    readEmphasis(element)
    readWordList(element)
  }
  readTables(page)
  for (const heading of page.body.querySelectorAll("h1,h4,h5,h6")) rename(heading, heading.localName === "h1" ? "h2" : "h3")
  for (const element of page.body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name)
  }
  return page.body.innerHTML
}

// Agencies send lines of 60 to 80 characters; a paragraph ends at a blank line or before an indented one.
const isWrapped = (lines) => lines.length > 1 && lines.slice(0, -1).every(({ length }) => length >= 45 && length <= 100)

export const cleanText = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n+|\n(?=[ \t]{2,}\S)/)
    .map((block) => block.split("\n").map((line) => line.trim()))
    .map((lines) => lines.join(isWrapped(lines) ? " " : "\n"))
    .join("\n")

export const PasteCleaner = Extension.create({
  name: "pasteCleaner",
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({ props: { transformPastedHTML: cleanHTML, transformPastedText: cleanText } }),
  ],
})
