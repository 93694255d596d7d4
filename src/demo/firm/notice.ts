/** Without a privacy notice the enquiry page takes nothing. */
export const privacyNotice = `澄观律师事务所（下称“本所”）重视您的个人信息。

一、收集什么：您在咨询页填写的姓名、联系方式、所在单位与咨询内容。
二、用来做什么：仅用于了解您的法律需求、进行利益冲突审查并与您联系。
三、保存多久：未建立委托关系的，自最后一次联系起保存十二个月后删除。
四、谁能看到：本所负责接待与评估的人员；未经您同意，不向第三方提供。
五、您的权利：您可以随时要求查阅、更正、复制或删除，联系邮箱 privacy@chengguan.example。

提交咨询不代表委托关系成立。`
