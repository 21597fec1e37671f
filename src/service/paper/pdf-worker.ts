import { parentPort, workerData } from 'node:worker_threads'
import { drawPdf } from '#service/paper/draw-pdf.js'
import type { PdfDefinition } from '#service/paper/pdf.js'

parentPort?.postMessage(await drawPdf(workerData as PdfDefinition))
