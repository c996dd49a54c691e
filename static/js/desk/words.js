// The words of the story's form while somebody writes in it.
export const form = document.querySelector("form[data-sitting]")
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "version", "sitting", "sitting_taken", "_attribute"])
const AT_MOST_EVERY = 350

export const wordsOf = (of) =>
  Object.fromEntries([...new FormData(of)].filter(([name, value]) => !LEFT_OUT.has(name) && typeof value === "string"))

export const editor = () => form.querySelector(".ProseMirror")?.editor

// While somebody types without a pause the form lags behind the editor, so the editor is asked.
export const wordsNow = () => {
  const words = wordsOf(form)
  const body = editor()
  if (body && !body.isDestroyed && "body" in words) words.body = body.isEmpty ? "" : body.getHTML()
  return words
}

// Calls back while somebody types, at most three times a second, however fast they are.
export const whenTyped = (callBack) => {
  let isNoticed = false
  const noticed = () => {
    if (isNoticed) return
    isNoticed = true
    setTimeout(() => {
      isNoticed = false
      callBack()
    }, AT_MOST_EVERY)
  }
  addEventListener("input", ({ target }) => target.form === form && noticed())
  // Typing in the editor changes the page, and the form a moment later.
  document.addEventListener("prose-editor:ready", ({ detail: { textarea } }) => {
    if (textarea.form !== form) return
    new MutationObserver(noticed).observe(textarea.closest(".prose-editor"), {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
}
