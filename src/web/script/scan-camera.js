// Reads codes with the camera: by the browser's own detector where it has one, else by the decoder that is served here.

const sameAgainMs = 3000
const lookEveryMs = 150
/** Larger pictures take longer and show no more of a label that is held close. */
const mostPixels = 800

const ownFormats = ['qr_code', 'code_128', 'code_39', 'ean_13', 'data_matrix']

/** Returns a function that reads the texts in a picture of the camera. */
const openDetector = async () => {
  if ('BarcodeDetector' in window) {
    const known = await window.BarcodeDetector.getSupportedFormats()
    if (known.includes('qr_code')) {
      const detector = new window.BarcodeDetector({
        formats: ownFormats.filter((format) => known.includes(format)),
      })
      return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue)
    }
  }
  const { decodeQR } = await import('./qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const scale = Math.min(1, mostPixels / Math.max(video.videoWidth, video.videoHeight))
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    try {
      return [decodeQR(context.getImageData(0, 0, canvas.width, canvas.height))]
    } catch {
      // No code in this picture.
      return []
    }
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Puts a button into `box` that starts and stops the camera; `found` is told each tag, once while it is in the picture. */
export const openCamera = (box, words, say, found) => {
  const note = document.createElement('p')
  note.className = 'hint'
  box.append(note)
  box.hidden = false
  if (!navigator.mediaDevices) {
    // Browsers hide the camera from pages that somebody on the way could have changed.
    note.textContent = isSecureContext ? words.noCamera : words.insecure
    return
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = words.camera
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  let stream = null

  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = null
    video.remove()
    note.textContent = ''
    button.textContent = words.camera
  }

  const watch = async () => {
    const read = await openDetector()
    let last = { tag: '', at: 0 }
    while (stream !== null) {
      const tags = video.readyState >= video.HAVE_CURRENT_DATA ? await read(video) : []
      for (const tag of tags) {
        const now = performance.now()
        if (tag !== last.tag || now - last.at > sameAgainMs) {
          navigator.vibrate?.(80)
          found(tag)
        }
        last = { tag, at: now }
      }
      await pause(lookEveryMs)
    }
  }

  const start = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    } catch (error) {
      say(error.name === 'NotAllowedError' ? words.denied : words.noCamera, true)
      return
    }
    video.srcObject = stream
    box.prepend(video)
    note.textContent = words.aim
    button.textContent = words.stop
    await video.play()
    await watch()
  }

  button.addEventListener('click', () => (stream === null ? start() : stop()))
  addEventListener('pagehide', stop)
  box.prepend(button)
}
