-- The order names are looked up in: Chinese by pinyin, then Latin letters. A collation of our own, so that its
-- owner may say that the indexes were built anew when the server comes with another version of these rules.
-- Some signs are read otherwise as a family name than elsewhere (曾 zēng, 单 shàn, 翟 zhái, 仇 qiú, 查 zhā, 缪 miào);
-- servers before 16 know no rules of that kind and keep the common reading.
do $$ begin
  if current_setting('server_version_num')::int >= 160000 then
    create collation name_order (provider = icu, locale = 'zh',
      rules = '&增 <<< 曾 &善 <<< 单 &宅 <<< 翟 &求 <<< 仇 &扎 <<< 查 &妙 <<< 缪');
  else
    create collation name_order (provider = icu, locale = 'zh');
  end if;
end $$;

drop index lead_name;
create index lead_name on lead (stage, name collate name_order, id);
drop index client_by_name;
create index client_by_name on client (name collate name_order, id);
