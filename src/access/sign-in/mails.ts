const hours = (milliseconds: number) => Math.round(milliseconds / 3_600_000)

interface Words {
  subject: string
  text: string
}

const oneLine = (name: string) => name.replaceAll(/\s+/g, ' ').trim()

/** The mail with a link to set a new password. */
export function resetWords(name: string, link: string, life: number): Words {
  return {
    subject: '重置守约密码 / Reset your Covenant password',
    text: `${oneLine(name)}，你好：

有人请求重置你的守约登录密码。请在 ${hours(life)} 小时内打开以下链接设置新密码：

${link}

如果不是你本人操作，请忽略本邮件，密码不会改变。

----

Dear ${oneLine(name)},

Someone asked to reset your Covenant password. Open the link above within ${hours(life)} hour(s) to set
a new one. If it was not you, ignore this mail; your password stays as it is.
`,
  }
}

/** The mail that invites a new member of the firm. */
export function invitationWords(name: string, link: string, life: number): Words {
  const days = Math.round(hours(life) / 24)
  return {
    subject: '邀请你使用守约 / Your invitation to Covenant',
    text: `${oneLine(name)}，你好：

律所已为你开通守约账户。请在 ${days} 天内打开以下链接设置登录密码：

${link}

链接过期后，可在登录页面选择“忘记密码”重新获取。

----

Dear ${oneLine(name)},

Your firm has opened a Covenant account for you. Open the link above within ${days} days to set your
password. Should it have run out, choose "Forgot password" on the sign-in page.
`,
  }
}

/** The mail to the former address when another is used to sign in. */
export function emailChangedWords(name: string): Words {
  return {
    subject: '守约登录邮箱已更改 / Your Covenant sign-in mail has changed',
    text: `${oneLine(name)}，你好：

你的守约登录邮箱已改为另一个地址，今后请用新地址登录。

如果你不知情，请立即联系律所的管理合伙人。

----

Dear ${oneLine(name)},

Your Covenant account now signs in with another mail address. If you know nothing of this, tell a
managing partner of your firm at once.
`,
  }
}
