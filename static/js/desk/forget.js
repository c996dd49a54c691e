// After log-out nothing that anybody typed at the desk stays in this browser.
const PREFIX = "newsroom:unsaved:"
try {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
} catch (error) {
  console.error(error) // a browser that lets nobody store anything has nothing to forget
}
