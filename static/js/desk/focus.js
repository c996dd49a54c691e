// Where the cursor goes when a form comes back with faults: to their list, and from there to each field.
// The body's own field is hidden behind its editor.
const place = (target) => target?.closest(".field")?.querySelector(".ProseMirror") ?? target

document.querySelector("[data-focus]")?.focus()

// A link to a field puts the cursor into it; a browser alone only scrolls there.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".notice a[href^='#'], .errornote a[href^='#']")
  const target = link && place(document.getElementById(link.hash.slice(1)))
  if (!target) return
  event.preventDefault()
  const first = target.matches("input, select, textarea, [contenteditable]") ? target : target.querySelector("input")
  ;(first ?? target).focus()
})
