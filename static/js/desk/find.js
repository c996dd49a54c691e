// Find and replace in the text: a bar over it, with the hits drawn on top of the words, so that the text stays as it is.
import { crel } from "django-prose-editor/editor"
import { gettext } from "desk/page"

// So many are drawn; all are counted and replaced.
const DRAWN = 2000

// Within one block, whatever its formatting: a place in its text is one in the document.
const hitsIn = (doc, words, exact) => {
  const hits = []
  // A space finds a hard one too, but no line break.
  const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s/g, "[^\\S\n]")
  doc.descendants((block, at) => {
    if (!block.isTextblock || !pattern) return
    const text = block.textBetween(0, block.content.size, "", "\n")
    for (const { 0: found, index } of text.matchAll(new RegExp(pattern, exact ? "gu" : "giu")))
      hits.push({ from: at + 1 + index, to: at + 1 + index + found.length })
  })
  return hits
}

// New words are formatted and attributed as all of the old ones were: nobody is made to say more than before.
const marksOf = (doc, { from, to }) => {
  const pieces = []
  doc.nodesBetween(from, to, ({ isText, marks }) => void (isText && pieces.push(marks)))
  return pieces[0].filter((mark) => pieces.every((marks) => mark.isInSet(marks)))
}

const build = (editor) => {
  const { view } = editor
  const here = () => editor.state.selection
  const press = (textContent, onclick, ariaLabel = textContent) =>
    crel("button", { type: "button", textContent, onclick, ariaLabel })
  const input = (id, name) => {
    const made = crel("input", { id, type: "text", autocomplete: "off" })
    made.setAttribute("form", "") // it stands within the story's form and is none of its fields
    bar.append(crel("label", { htmlFor: id, textContent: name }), made)
    return made
  }
  let hits = []

  const rangeOf = ({ from, to }) => {
    const range = new Range()
    const start = view.domAtPos(from, 1)
    const end = view.domAtPos(to, -1)
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    return range
  }
  const draw = (name, some) => CSS.highlights?.set(name, new Highlight(...some.map(rangeOf)))
  // The hit at which the writer is, is what is selected.
  const isHere = ({ from, to }) => from === here().from && to === here().to
  const look = () => {
    hits = hitsIn(editor.state.doc, words.value, exact.ariaPressed === "true")
    const at = hits.findIndex(isHere) + 1
    draw("found", hits.slice(0, DRAWN))
    draw("found-now", hits.filter(isHere))
    const said = at ? gettext("%s of %t").replace("%s", at) : gettext("%t found")
    count.textContent = words.value && said.replace("%t", hits.length)
  }
  const goTo = (hit) => {
    if (!hit) return
    editor.commands.setTextSelection(hit)
    const { top, bottom } = rangeOf(hit).getBoundingClientRect()
    if (top < bar.getBoundingClientRect().bottom || bottom > innerHeight) scrollBy(0, top - innerHeight / 2)
  }
  const next = (after = here().to) => goTo(hits.find(({ from }) => from >= after) ?? hits[0])
  const previous = () => goTo(hits.findLast(({ to }) => to <= here().from) ?? hits.at(-1))
  const find = () => {
    look()
    next(here().from)
  }
  const put = (some) => {
    const { tr, schema } = editor.state
    for (const hit of some.toReversed())
      tr.replaceWith(hit.from, hit.to, other.value ? schema.text(other.value, marksOf(tr.doc, hit)) : [])
    view.dispatch(tr)
  }
  const replace = () => {
    const hit = hits.find(isHere)
    if (hit) put([hit])
    next(hit && hit.from + other.value.length)
  }
  const replaceAll = () => {
    const { length } = hits
    put(hits)
    count.textContent = gettext("Replaced: %s. Undo takes all of it back.").replace("%s", length)
  }
  const close = () => {
    editor.off("transaction", look)
    for (const name of ["found", "found-now"]) CSS.highlights?.delete(name)
    bar.remove()
    view.focus()
  }
  const bar = crel("div", { className: "find-bar", role: "search", ariaLabel: gettext("Find and replace") })
  const words = input("find-words", gettext("Find"))
  const exact = press("Aa", () => {
    exact.ariaPressed = exact.ariaPressed !== "true"
    find()
  }, gettext("Aa: only with the same capitals"))
  exact.ariaPressed = false
  const count = crel("span", { role: "status" })
  bar.append(exact, press(gettext("Previous"), previous), press(gettext("Next"), () => next()), count)
  const other = input("find-other", gettext("Replace with"))
  bar.append(press(gettext("Replace"), replace), press(gettext("Replace all"), replaceAll), press("×", close, gettext("Close")))
  words.oninput = find
  bar.onkeydown = (event) => {
    const { key, target } = event
    if (event.isComposing) return
    if (key === "Escape") close()
    else if (key !== "Enter" || target.type !== "text") return
    else if (target === other) replace()
    else if (event.shiftKey) previous()
    else next()
    event.preventDefault()
  }
  return () => {
    if (!bar.isConnected) {
      view.dom.before(bar)
      editor.on("transaction", look)
    }
    const chosen = editor.state.doc.textBetween(here().from, here().to, "\n", "\n")
    if (/^.{1,99}$/.test(chosen)) words.value = chosen
    find()
    words.focus()
    words.select()
  }
}

export const open = (editor) => (editor.findBar ??= build(editor))()
