// Where the marks stand, numbered by their first words as the reader's page numbers them.
import { pm } from "django-prose-editor/editor"
import { gettext } from "desk/page"

const { Decoration, DecorationSet } = pm.view

export const MARK = "attribution"

// [{id, number, from, to, last}]: `last` is where the passage's last piece of equal formatting begins.
export const passagesOf = (doc) => {
  const found = []
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true
    const open = new Map()
    block.forEach((node, offset) => {
      const from = at + 1 + offset
      const ids = new Set(node.marks.filter(({ type }) => type.name === MARK).map(({ attrs }) => attrs.id))
      for (const id of open.keys()) if (!ids.has(id)) open.delete(id)
      for (const id of ids) {
        if (!open.has(id)) {
          open.set(id, { id, from })
          found.push(open.get(id))
        }
        Object.assign(open.get(id), { last: from, to: from + node.nodeSize })
      }
    })
    return false
  })
  found.sort((one, other) => one.from - other.from || other.to - one.to)
  const numbers = new Map()
  for (const passage of found) {
    if (!numbers.has(passage.id)) numbers.set(passage.id, numbers.size + 1)
    passage.number = numbers.get(passage.id)
  }
  return found
}

// The passage at the cursor or around the selection; of several the shortest.
export const passageAt = ({ doc, selection: { from, to } }) =>
  passagesOf(doc)
    .filter((passage) => passage.from <= from && to <= passage.to)
    .sort((one, other) => one.to - one.from - (other.to - other.from))[0]

// The story's attributions as the page lists them at this moment: [{uuid, label}].
export const choices = () => {
  try {
    return JSON.parse(document.getElementById("attribution-choices")?.textContent || "[]")
  } catch {
    return []
  }
}

const decorate = (doc) => {
  const labels = new Map(choices().map(({ uuid, label }) => [uuid, label]))
  const ends = new Map()
  const decorations = passagesOf(doc).map(({ id, number, from, to, last }) => {
    const end = ends.get(last) ?? { to, numbers: [] }
    end.numbers.unshift(number)
    ends.set(last, end)
    const label = labels.get(id) ?? gettext("not in this story’s list of attributions")
    return Decoration.inline(from, to, { class: "passage", title: `${number}: ${label}` })
  })
  for (const [from, { to, numbers }] of ends) {
    decorations.push(Decoration.inline(from, to, { class: "passage-end", "data-number": numbers.join(" ") }))
  }
  return DecorationSet.create(doc, decorations)
}

// A passage whose number cannot be drawn is still there, so a failure here draws nothing and stops nothing.
const safely = (doc) => {
  try {
    return decorate(doc)
  } catch (error) {
    console.error(error)
    return DecorationSet.empty
  }
}

export const numberPassages = () =>
  new pm.state.Plugin({
    state: {
      init: (_, { doc }) => safely(doc),
      apply: (transaction, drawn) => (transaction.docChanged ? safely(transaction.doc) : drawn),
    },
    props: {
      decorations(state) {
        return this.getState(state)
      },
    },
  })
