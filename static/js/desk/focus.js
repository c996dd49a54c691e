// An answer to a form stands in the browser's history as the page that a look at its address gives: without this, who
// comes back or loads it again meets a page of the browser's own that asks whether to send once more. What was typed is
// brought back by a module that is loaded only then.
const comeBack = document.querySelector("meta[name=come-back]")?.content
const words = document.querySelector("[data-words]")?.dataset.words
if (comeBack) history.replaceState(null, "", comeBack)
if (words && (comeBack || history.state?.refused)) import(words)

// Where the cursor goes when a form comes back with faults: to their list, and from there to each field.
// The body's own field is hidden behind its editor.
const place = (target) => target?.closest(".field")?.querySelector(".ProseMirror") ?? target

document.querySelector("[data-focus]")?.focus()

// A part of the page can have the cursor too: what mends something there is one press of Tab away.
const stand = (target) => {
  if (target.matches("section, .bar")) target.tabIndex = -1
  target.focus()
}

// Whoever comes from a refusal stands in the field that mends it; a browser alone only scrolls there.
const arrive = () => {
  const target = place(document.getElementById(location.hash.slice(1)))
  if (!target?.matches("input, select, textarea, section, .bar, [contenteditable]")) return
  stand(target)
}
if (!document.querySelector("[data-focus]")) {
  arrive()
  addEventListener("hashchange", arrive)
  // The body's field is hidden as soon as its editor is there.
  document.addEventListener("prose-editor:ready", ({ detail }) => {
    if (detail.textarea.id === location.hash.slice(1)) arrive()
  })
}

// A link to a field puts the cursor into it; a browser alone only scrolls there.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".notice a[href^='#'], .errornote a[href^='#'], .checks a[href^='#']")
  const target = link && place(document.getElementById(link.hash.slice(1)))
  if (!target) return
  event.preventDefault()
  const isPlace = target.matches("input, select, textarea, section, .bar, [contenteditable]")
  stand(isPlace ? target : (target.querySelector("input") ?? target))
})
