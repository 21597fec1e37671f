import { writeFile } from 'node:fs/promises'
import encodeQR from 'qr'

const [width, height] = [640, 480]
const white = 235
const black = 16

/** Has Chromium take a file for what the camera sees, and nobody be asked whether it may. */
export const cameraArgs = (file: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
]

/** Holds a label before that camera: a film of one picture, a QR code on white paper. */
export const holdBefore = async (file: string, text: string): Promise<void> => {
  const code = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const side = Math.floor(height / code.length)
  const left = Math.floor((width - side * code.length) / 2)
  const luma = Buffer.alloc(width * height, white)
  for (const [row, modules] of code.entries())
    for (const [column, isDark] of modules.entries())
      for (let line = 0; isDark && line < side; line++) {
        const from = (row * side + line) * width + left + column * side
        luma.fill(black, from, from + side)
      }
  const chroma = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  await writeFile(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`), frame, frame]),
  )
}
