// A button that copies a field, where the browser lets it; without it the field is selected and copied by hand.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy)
  field.addEventListener("focus", () => field.select())
  if (document.activeElement === field) field.select()
  button.hidden = !navigator.clipboard
  button.addEventListener("click", async () => {
    field.select()
    await navigator.clipboard.writeText(field.value)
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.done
  })
}
