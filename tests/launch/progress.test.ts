import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUp } from '../../launch/backup.mjs'
import { checkVersion, openDataFolder } from '../../launch/data-folder.mjs'
import { startProgress } from '../../launch/progress.mjs'
import { restore } from '../../launch/restore.mjs'
import { temporaryFolder } from './temporary-folder.ts'

const parent = temporaryFolder()

/** Somewhere that notes what is written. */
const paper = (isTTY: boolean) => {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

const megabyte = 1024 * 1024

test('away from a terminal a line comes every five seconds at most, and the last one at the end', () => {
  const out = paper(false)
  let now = 0
  const progress = startProgress('备份', { bytes: 10 * megabyte, files: 10 }, out, () => now)
  for (let file = 0; file < 10; file += 1) {
    now += 1_000
    progress.bytes(megabyte)
    progress.file()
  }
  progress.end()
  expect(out.written).toEqual([
    '备份 50% · 4/10 个文件 files · 5.0/10.0 MB\n',
    '备份 99% · 9/10 个文件 files · 10.0/10.0 MB\n',
    '备份 100% · 10/10 个文件 files · 10.0/10.0 MB\n',
  ])
})

test('on a terminal one line is written over, and left at the end', () => {
  const out = paper(true)
  let now = 0
  const progress = startProgress('备份', { bytes: 4, files: 1 }, out, () => now)
  progress.bytes(1)
  now += 200
  progress.bytes(1)
  progress.file()
  progress.end()
  expect(out.written).toEqual([
    '\r\u001B[K备份 25% · 0/1 个文件 files · 0.0/0.0 MB',
    '\r\u001B[K备份 50% · 0/1 个文件 files · 0.0/0.0 MB',
    '\r\u001B[K备份 100% · 1/1 个文件 files · 0.0/0.0 MB',
    '\n',
  ])
})

test('what is done at once says nothing, and what grew beyond its size stays at 99 until the end', () => {
  const quick = paper(false)
  const progress = startProgress('备份', { bytes: 1, files: 1 }, quick, () => 0)
  progress.bytes(1)
  progress.end()
  expect(quick.written).toEqual([])
  const grown = paper(false)
  let now = 0
  const longer = startProgress('备份', { bytes: megabyte, files: 1 }, grown, () => now)
  now = 6_000
  longer.bytes(3 * megabyte)
  expect(grown.written).toEqual(['备份 99% · 0/1 个文件 files · 3.0/3.0 MB\n'])
})

test('a backup and its restore tell how far they are', async () => {
  const office = join(parent, 'office')
  openDataFolder(office)
  checkVersion(office)
  mkdirSync(join(office, 'postgres/base'), { recursive: true })
  writeFileSync(join(office, 'postgres/base/1'), Buffer.alloc(3 * megabyte))
  mkdirSync(join(office, 'files'), { recursive: true })
  writeFileSync(join(office, 'files/one'), Buffer.alloc(megabyte))
  const told = paper(true)
  const taken = join(parent, 'taken')
  const { files } = await backUp({ folder: office, to: taken, out: told })
  await restore({ from: taken, folder: join(parent, 'elsewhere'), out: told })
  const said = told.written.join('')
  for (const words of ['备份 Backing up', '核对备份 Verifying', '恢复 Restoring']) {
    expect(said).toContain(`${words} 100%`)
  }
  expect(said).toContain(`${files.length}/${files.length} 个文件`)
})
