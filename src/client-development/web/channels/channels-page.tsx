import '../sheet.css'
import type { ComponentType } from 'react'
import { useUrl } from '#ui/index.ts'
import { useMe } from '../reading.ts'
import { Campaigns } from './campaigns.tsx'
import { Channels } from './channels.tsx'
import { Introductions } from './introductions.tsx'
import { Protection } from './protection.tsx'
import { Rules } from './rules.tsx'

const parts: Record<string, ComponentType<{ rights: string[] }>> = {
  channels: Channels,
  campaigns: Campaigns,
  introductions: Introductions,
  rules: Rules,
  protection: Protection,
}

/** Where leads come from, what is presented to them, who gets them. */
export default function ChannelsPage() {
  const [url] = useUrl()
  const me = useMe()
  const key = url.view && url.view in parts ? url.view : 'channels'
  const Part = parts[key] ?? Channels
  return me ? <Part key={key} rights={me.rights} /> : null
}
