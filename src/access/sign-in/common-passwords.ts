/**
 * The commonest passwords that are long enough to pass the length, lower case. Shorter ones need no
 * list. Runs of keys, dates of the calendar kind and Chinese habits (1314, 5201314, woaini) lead.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `1234567890 12345678910 123456789a a123456789 0123456789 9876543210 0987654321 1234567891
  123456789123 123456123456 1234512345 123123123123 1231231231 123321123321 1234554321 1234567899
  12345678900 1122334455 11223344556 1357924680 147258369 1472583690 14725836900 7894561230
  78945612300 789456123a 5201314520 52013141314 5201314a520 1314520520 13145201314 1314521521
  woaini1314 woaini520 woaini5201314 woaini1314520 woaini123456 woaini521521 woaiwojia123
  woaizhongguo iloveyou123 iloveyou1314 iloveyou520 iloveyou1234 asdfghjkl1 asdfghjkl123 asdfghjkl;
  qwertyuiop qwertyuiop1 qwertyuiop123 qwertyuiop[] qwerty1234 qwerty12345 qwerty123456 1qaz2wsx3edc
  1qaz2wsx3edc4rfv qazwsxedc1 qazwsxedc123 qazwsxedcrfv zaq12wsxcde3 1q2w3e4r5t 1q2w3e4r5t6y
  q1w2e3r4t5 q1w2e3r4t5y6 zxcvbnm123 zxcvbnm1234 zxcvbnm,./ asdf123456 qwer123456 asd123456789
  qwe123456789 abc123456789 abc1234567 abcd123456 abcd12345678 abcdefghij abcde12345 a1234567890
  aa123456789 aa12345678 qq123456789 qq1234567890 z123456789 zz123456789 w123456789 s123456789
  1234567890a 1234567890q 123456abcd 12345qwert 12345abcde 123qweasdzxc 1q2w3e4r5t6y7u
  password12 password123 password1234 password12345 password1! passw0rd123 p@ssw0rd123 p@ssword123
  p@ssw0rd1234 p@$$w0rd123 passwordpassword admin12345 admin123456 admin@123456 administrator
  adminadmin admin888888 root123456 test123456 testtest123 guest123456 welcome123 welcome1234
  letmein123 changeme123 changeme1234 zhongguo123 beijing123 beijing2008 shanghai123 lvshi123456
  lawyer123456 covenant123 covenant1234 shouyue123`
    .split(/\s+/)
    .filter(Boolean),
)
