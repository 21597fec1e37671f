// What every page can do better with JavaScript; nothing needs it.

// A filter takes effect as soon as it is chosen.
for (const form of document.querySelectorAll('form.filters'))
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit()
  })

// A second press of a button must not do a thing twice.
for (const form of document.querySelectorAll('form[method="post"]'))
  form.addEventListener('submit', (event) => {
    for (const button of form.querySelectorAll('button'))
      setTimeout(() => {
        // A script that sends the form itself takes many.
        if (!event.defaultPrevented) button.setAttribute('disabled', '')
      })
  })
// Who comes back finds the page as it was left: it may be sent again.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  for (const button of document.querySelectorAll('form[method="post"] button'))
    button.removeAttribute('disabled')
})

// A line to copy gets a button that copies it.
for (const line of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) break
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet copy'
  button.textContent = line.getAttribute('data-copy')
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(line.textContent.trim())
    button.textContent = line.getAttribute('data-copied')
  })
  line.after(button)
}
