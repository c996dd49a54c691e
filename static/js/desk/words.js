// The words of the story's form while somebody writes in it.
export const form = document.querySelector("form[data-sitting]")
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "version", "sitting", "sitting_taken", "_attribute"])
const AT_MOST_EVERY = 350

export const wordsOf = (of) =>
  Object.fromEntries([...new FormData(of)].filter(([name, value]) => !LEFT_OUT.has(name) && typeof value === "string"))

// What the page asks by itself keeps nobody signed in: only what a person does lets a session live longer.
export const ask = (address, data, isPersons) =>
  fetch(address, {
    method: "POST",
    body: data,
    redirect: "manual",
    signal: AbortSignal.timeout(8000),
    headers: isPersons ? {} : { "X-Nobody-There": "1" },
  })

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

// What a browser keeps of unsaved words, and how two wordings are compared. A browser may have no room or no leave.
// The editor writes the same text without the line breaks that make its HTML readable.
export const gist = (words) => JSON.stringify(words).replace(/>(\\[rn]|\s)+/g, ">").replace(/<ol data-type=\\"[a-z-]*\\">/g, "<ol>")

// Full or forbidden: the newsroom still has what it was sent.
const carefully = (does) => {
  try {
    return does()
  } catch (error) {
    console.error(error)
    return null
  }
}

export const store = {
  put: (key, value) => carefully(() => localStorage.setItem(key, JSON.stringify(value))),
  get: (key) => carefully(() => JSON.parse(localStorage.getItem(key))),
  drop: (key) => carefully(() => localStorage.removeItem(key)),
  keys: (shared) => carefully(() => Object.keys(localStorage).filter((key) => key.startsWith(shared))) ?? [],
}

export const freshId = () =>
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16),
  )
