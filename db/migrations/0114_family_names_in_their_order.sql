-- As before, with 沈 (shěn) and 尉迟 (yùchí), which were read as chén and wèichí. What is ordered by the rules is made
-- anew with them.
do $$ begin
  if current_setting('server_version_num')::int < 160000 then return; end if;
  drop index lead_name;
  drop index client_by_name;
  drop collation name_order;
  create collation name_order (provider = icu, locale = 'zh',
    rules = '&增 <<< 曾 &审 <<< 沈 &善 <<< 单 &宅 <<< 翟 &求 <<< 仇 &扎 <<< 查 &妙 <<< 缪 &玉 <<< 尉迟');
  create index lead_name on lead (stage, name collate name_order, id);
  create index client_by_name on client (name collate name_order, id);
end $$;
