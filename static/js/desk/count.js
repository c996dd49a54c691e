// How long the story is, counted as articles/rules/body counts it.
import { Extension } from "django-prose-editor/editor"
import { careful, counter, gettext } from "desk/page"

const PAUSE = 250

export const wordsIn = (text) => text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length

const show = careful((editor) => {
  const { doc } = editor.state
  const count = wordsIn(doc.textBetween(0, doc.content.size, " ", " "))
  counter(editor).textContent = count === 1 ? gettext("1 word") : gettext("%s words").replace("%s", count)
})

export const WordCount = Extension.create({
  name: "wordCount",
  addStorage: () => ({ timer: 0 }),
  onCreate() {
    show(this.editor)
  },
  onUpdate() {
    clearTimeout(this.storage.timer)
    this.storage.timer = setTimeout(() => this.editor.isDestroyed || show(this.editor), PAUSE)
  },
})
