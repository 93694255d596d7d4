export { NoticeChoicesSection } from './choices-section.tsx'
export { RobotSection } from './robot-section.tsx'
export { noticeWords } from './words.ts'
