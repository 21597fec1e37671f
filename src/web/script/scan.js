// Counting with a phone: marks are sent without leaving the page, wait on the phone where there is no network, and come
// from the camera where the browser may use it. Without this script the form does all of it but the camera.

import { openCamera } from './scan-camera.js'
import { openQueue } from './scan-queue.js'

const form = document.querySelector('#scan')
const { dataset } = form
const field = form.querySelector('#tag')
const said = form.querySelector('#said')

const say = (text, isWrong = false) => {
  said.textContent = text
  said.classList.toggle('wrong', isWrong)
}

/** Draws what the server now says of the last marks and the progress. */
const refresh = async () => {
  const answer = await fetch(here(), { headers: { Accept: 'text/html' } })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const id of ['recent', 'progress']) {
    const part = fresh.getElementById(id)
    if (part) document.getElementById(id).replaceWith(part)
  }
}

const placeOf = () => form.elements.place.value

const here = () => {
  const url = new URL(location.href)
  if (placeOf()) url.searchParams.set('place', placeOf())
  else url.searchParams.delete('place')
  return url.href
}

/** The page on which a thing that needs more than a tag is described. */
const describe = ({ tag, place = '' }) => {
  location.href = `${dataset.unknown}?${new URLSearchParams({ tag, place })}`
}

const queue = openQueue(dataset.queue, dataset.api, {
  kept: async (mark) => {
    say(`${dataset.sent} ${mark.tag}`)
    await refresh()
  },
  waiting: (mark, count) => say(`${dataset.queued} ${mark.tag} (${count})`, true),
  unclear: describe,
  refused: (mark, why) => say(`${dataset.refused} ${mark.tag}. ${why}`, true),
})

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

const mark = (tag, found) => {
  const place = placeOf()
  if (found === 'other-place') return describe({ tag, place })
  return queue.add({ id: newId(), tag, found, ...(place && { place }) })
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const tag = field.value.trim()
  if (tag === '') return
  field.value = ''
  field.focus()
  mark(tag, event.submitter?.value ?? 'found')
})

// The address keeps the room, so that coming back keeps it too.
form.elements.place.addEventListener('change', () => history.replaceState(null, '', here()))

if (queue.size > 0) say(`${dataset.waiting} ${queue.size}`, true)
queue.flush()
openCamera(form.querySelector('#camera'), dataset, say, (tag) => mark(tag, 'found'))
