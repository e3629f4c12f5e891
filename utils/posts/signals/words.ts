import { anyOf } from '../../pattern.ts';

/**
 * What interface words look like, in English, Chinese and Japanese: data, so that a language is added here
 * and nowhere else. All are tested against trimmed, NFKC-normalised text.
 */

const actions = [
  'repl(?:y|ies)(?: to)?|replying to|in reply to|in response to|respond|like[sd]?|dislike|love|share[sd]?|report|flag|quote|edit(?:ed)?|delete|remove|follow(?:ing)?|unfollow|subscribe|save|bookmark|favou?rite|award|upvote|downvote|vote|permalink|link|copy link|more|show more|read more|see more|view more|less|expand|collapse|translate|hide|mute|block|helpful|unhelpful|not helpful|yes|no|react|comment|comments|add a comment|retweet|repost|boost|give gold|context|parent|root|next|prev|previous|top|send|message|pm|profile|op|author|admin|mod|moderator|pinned|verified|verified purchase|sort by|newest|oldest|best|cancel|submit|log ?in|sign ?in|sign ?up|hide replies|show replies|thank|thanks|improve this answer|improve this question|mark as answer|accepted|contact|website|www|home|menu|online|offline|options|download',
  '回复|回覆|回應|评论|評論|留言|点赞|點讚|赞|讚|踩|顶|推|噓|转发|轉發|转载|分享|收藏|举报|舉報|檢舉|检举|引用|编辑|編輯|删除|刪除|关注|關注|已关注|加关注|更多|展开|展開|收起|查看全文|全文|翻译|复制链接|只看该作者|只看楼主|倒序看帖|使用道具|私信|发消息|加好友|打赏|赞赏|感谢|楼主|樓主|层主|置顶|置頂|精华|热评|神评|作者|管理员|有用|没用|没帮助|有帮助|喜欢|不喜欢|点击查看|登录|註冊|注册|发送|取消|确定|下一页|上一页|屏蔽|返回顶部|传送门|本楼|发表回复|追评|已购买|官方|认证|沙发|板凳|地板',
  '返信|返信する|返信先|いいね|いいね!|良いね|高評価|低評価|共有|シェア|通報(?:する)?|報告(?:する)?|違反報告(?:する)?|引用|編集|削除|フォロー|フォロー中|フォローする|もっと見る|続きを読む|続きを見る|翻訳|翻訳する|保存|ブックマーク|リポスト|リツイート|参考になった|役に立った|役に立たなかった|コメント|コメントする|メニュー|固定|固定済み|投稿者|質問者|回答者|ベストアンサー|全部読む|閉じる|非表示|ミュート|ブロック|ログイン|送信|購入済み|スレ主|違反を報告|このレビューを報告|レス|全文',
].join('|');

/** A control to answer the post that it stands in. */
export const replyText =
  /^[\s\p{P}\p{S}]*(?:reply|respond|回复|回覆|回應|返信(?:する)?|답글(?: ?(?:달기|쓰기))?|답장|antworten?|répondre|responder|rispondi|beantwoorden|reageren|antwoord|ответить|відповісти|odpowiedz|odpovědět|válasz|svara?|besvar|vastaa|yanıtla|cevapla|پاسخ|رد|השב|trả lời|balas|ตอบกลับ)[\s\p{P}\p{S}\d]*$/iu;

/** A line that says whom or what the post answers, and no more. */
export const replyLine = anyOf(
  [
    String.raw`^[\s\p{P}\p{S}]*(?:(?:replying to|in reply to|in response to`,
    String.raw`replied to)\s*:?\s*\S.{0,40}|(?:回复|回覆|回應|返信先`,
    String.raw`返信)\s*[:：]?\s*@?[^\s,，。！？!?]{1,30})$`,
  ],
  'iu',
);

/** What stands before the name of whom a post answers. */
export const replyOpening =
  /^\s*(?:回复|回覆|回應|答复|返信先?[:：]?|replying to|in reply to)\s*$/iu;

/** A button's or menu's word. */
export const actionText = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${actions})(?:[\\s·•|/]+(?:${actions}))*[\\s\\p{P}\\p{S}\\d]*$`,
  'iu',
);

const countNouns =
  'likes?|dislikes?|repl(?:y|ies)|comments?|answers?|views?|points?|votes?|upvotes?|shares?|reposts?|retweets?|quotes?|bookmarks?|favou?rites?|followers?|following|posts?|threads?|messages?|karma|reputation|people found this helpful|stars?|reactions?|awards?|badges?|' +
  '条?(?:回复|回覆|回應|评论|評論|留言)|个?(?:赞|讚|喜欢|收藏|回答)|次?(?:浏览|瀏覽|播放|查看|转发|轉發|分享|赞|讚)|人?(?:赞同|觉得有用|关注|點讚)|赞|顶|踩|积分|积分|帖子|粉丝|' +
  '件の(?:返信|コメント|回答)|返信|いいね|リポスト|件|回(?:再生|視聴)?|人が参考になったと(?:回答|評価)しています|人|ポイント|' +
  'mins?|minutes?|分(?:钟|鐘|間)?|秒';

/** A counter, with or without its noun: `1.2k`, `3 replies`, `赞 12`, `返信 5件`. */
export const counterText = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:(?:${countNouns}|${actions})[\\s:：(（]*)?[+-]?\\d[\\d,. ]*(?:[kmb]|万|萬|億|亿|千)?\\+?[\\s)）]*(?:${countNouns}|people .{0,40})?[\\s\\p{P}\\p{S}]*$`,
  'iu',
);

/** The number of a post in its thread: `#12`, `12楼`, `12F`, `No.12`, `12:`. */
export const ordinalText =
  /^(?:#|no\.?|第)?\s?\d{1,7}\s?(?:楼|樓|层|層|f|番|番目|l|#|[.:：])?$|^(?:沙发|板凳|地板|楼主|樓主)$/iu;

/** The same within a line: a bare number there is none. */
export const postNumber =
  /(?:^|[\s[(])(?:#|no\.?\s?|№\s?|nr\.?\s?|第)\d{1,10}(?=$|[\s\])楼樓层層番])|(?:^|\s)\d{1,6}\s?(?:楼|樓|层|層|f|番)(?=$|\s)/iu;

/** `★★★★☆`, `4 / 5`, `4.5 out of 5`, `4,0 von 5 Sternen`, `5つ星のうち4.0`. */
export const ratingText = anyOf(
  [
    String.raw`^\s*(?:[★☆⭐✩✭]\uFE0F?\s*){2,}$`,
    String.raw`^\s*\d(?:[.,]\d)?\s*(?:\/|out of|von|sur|su|de|van|av|af|из|з|z)\s*(?:5|10)(?:\s\p{L}{1,12})?\s*$`,
    String.raw`^\s*5つ星のうち\s?\d(?:\.\d)?\s*$|^\s*(?:打分|评分|評分)?\s?\d(?:\.\d)?\s?(?:星|分)\s*$`,
  ],
  'iu',
);

/** A label that marks paid content. */
export const adLabel = anyOf(
  [
    String.raw`^[\s\p{P}\p{S}]*(?:ad|ads|advertisement|sponsored|promoted|promotion|广告|廣告|推广`,
    String.raw`推廣|赞助|贊助|スポンサー|プロモーション|広告|pr)[\s\p{P}\p{S}]*$`,
  ],
  'iu',
);

export const priceText =
  /(?:[$€£¥￥₩]|US\$|HK\$|NT\$|RMB|元)\s?\d[\d,.]*|\d[\d,.]*\s?(?:元|円|日元|USD|EUR)(?!\S)/u;

/** What stands before or after a time and belongs to it. */
export const timeFiller = anyOf(
  [
    '发表于|發表於|发布于|發布於|发布时间|發布時間|發佈於|回复于|回覆於|编辑于|編輯於',
    String.raw`更新于|评论于|提问于|回答于|时间|時間|日期|于|於|来自\s*\S{0,20}|來自\s*\S{0,20}`,
    String.raw`IP\s?属地[:：]?\S*|发表|发布|编辑|編輯|更新|已编辑|修改|投稿日時?|投稿|更新日|公開`,
    '日時|編集済み|編集|に投稿|にレビュー済み|のレビュー|に回答|回答日時|質問日時|posted',
    'published|updated|edited|modified|commented|answered|asked|replied|created|submitted',
    'written|reviewed(?: in .{2,30})?|said|wrote|date|time|sent|on|at|by|via .{2,20}',
    String.raw`第?\d+[楼樓层層]|ID[:：]\S+|No\.\d+|#\d+`,
  ],
  'giu',
);

/** When an account was made or last seen, in the languages of the boards that tell it beside each post. */
const accountWords = [
  'joined|join date|registered|registration|member since|last (?:active|seen|login|visit)',
  '注册|註冊|加入|入会|登録日|最后登录|上次登录|最終ログイン|가입|최근 접속',
  'registriert|mitglied seit|beigetreten|beitritt|angemeldet seit|dabei seit|zuletzt (?:online|aktiv)',
  'inscrit|inscription|membre depuis|date d.inscription',
  'miembro desde|registrad[oa]|fecha de (?:ingreso|registro)|se uni[oó]|ingres[oó]',
  'membro desde|cadastrad[oa]|data de (?:registo|registro|cadastro)|entrou em',
  'iscritt[oa]|membro dal|registrat[oa]|data iscrizione',
  'lid sinds|lid geworden|geregistreerd|toegetreden',
  'регистрация|зарегистрирован|на (?:форуме|сайте) с|присоединил|реєстрація|зареєстрован',
  'dołączył|zarejestrowan|rejestracja|registrován|založen|členem od|csatlakoz|regisztr',
  'medlem sedan|blev medlem|registrerad|medlem siden|tilmeldt|liittynyt|rekisteröity',
  'katılım|üyelik|kayıt tarihi|عضویت|عضو از|تاريخ التسجيل|انضم|הצטרף|נרשם',
  'tham gia|ngày đăng ký|bergabung|terdaftar|สมัครเมื่อ|สมาชิกตั้งแต่',
];

/**
 * A time that is not the post's: when the account was made, when the post was changed, when someone last
 * replied.
 */
export const otherTime = anyOf(
  [
    ...accountWords,
    'since|last (?:edited|reply|post)|edited|modified|updated|expires',
    '登録|最后|最後|编辑于|編輯於|编辑|修改|更新|編集|asked|viewed|active|上次|수정',
    'bearbeitet|geändert|modifié|édité|editad[oa]|modificat[oa]|bewerkt|редактир|изменен|обновл',
    'edytowan|upraven|szerkeszt|redigera|redigert|redigeret|muokat|düzenlen|ویرایش|تعديل|đã sửa|diedit',
  ],
  'iu',
);

/** A time that belongs to an account. */
export const accountTime = anyOf(accountWords, 'iu');

/** Names of containers for what stands beside the conversation. */
export const asideNames = anyOf(
  [
    '(?:^|[-_ ])(?:nav|navigation|navbar|menu|breadcrumbs?|sidebar|side-?bar|widgets?',
    'related|recommend(?:ed|ations?)?|suggest(?:ed|ions?)?|trending|hot-?list',
    'rank(?:ing)?|ad|ads|advert(?:isement)?s?|promo(?:ted)?|sponsor(?:ed)?|footer',
    'products?|goods|shop-?list|carousel|tags?|pagination|pager|leaderboard|members?-list',
    'who-to-follow|popular)(?:$|[-_ ])',
  ],
  'i',
);

/** Names of containers of conversations. */
export const talkNames = anyOf(
  [
    String.raw`comment|repl(?:y|ies)|answer|question|review|(?:^|[-_ ])posts?(?=$|[-_ \d])|message`,
    String.raw`\bmsg|chat|tweet|status|toot|thread|discuss|topic|feed|timeline|forum|floor|bubble`,
    'utterance|remark|danmaku|pinglun|huifu|liuyan',
  ],
  'i',
);

/** Names of lists of answers inside a post. */
export const replyListNames = anyOf(
  [
    '(?:^|[-_ ])(?:comments?-?list|comments|replies|reply-?list|children|answers',
    'responses|sub-?comments?|sub-?list|nested)(?:$|[-_ ])',
  ],
  'i',
);

/** Names of parts that quote another post. */
export const quoteNames = anyOf(
  [
    'quot(?:e|ed|ation)|retweet|repost|reblog|forward(?:ed)?|引用|转发',
    'origin(?:al)?-?(?:post|status|weibo)?$|embed|reply-?(?:preview|ref|context)',
    'reference',
  ],
  'i',
);

/** How a box begins that repeats another post. */
export const quoteIntro = anyOf(
  [
    String.raw`^\s*(?:以下是引用|以下為引用|引用\s?.{1,30}(?:的发言|的發言|的回复|的回覆)`,
    String.raw`(?:originally )?(?:posted|written) by\b|.{1,30}さんの(?:発言|投稿)を?引用)`,
  ],
  'i',
);

/** Names of the element that holds a person's name. */
export const personNames = anyOf(
  [
    '(?:^|[-_ ])(?:author|user|username|uname|userid|nick|nickname|screen-?name',
    'display-?name|full-?name|poster|byline|by|handle|commenter|reviewer|sender|member',
    'profile|fn|persona|contributor|owner|account|speaker|creator|writer|answerer',
    'asker)(?:$|[-_ ])|user-?name|nick-?name|author|screenName|displayName|userName',
    'nickName|profile-?name',
  ],
  'i',
);

/** Words that introduce a person's name: `投稿者：`, `Posted by`. */
export const personLabel = anyOf(
  [
    String.raw`(?:(?:^|[\s>])(?:お?名前|投稿者|発言者|記入者|作者|楼主|樓主|层主|層主|发帖人|發帖人`,
    String.raw`发言人|發言人|留言人|网友|網友|author|name|from|poster)\s*[:：]|(?:posted|written`,
    String.raw`said|submitted) by\s*[:：]?)\s*$`,
  ],
  'i',
);

/** A name of something: a person's, or a product's. */
export const anyName = /(?:^|[-_ ])name(?:$|[-_ ])/i;

/** Names of things about a person that are not the name. */
export const personAccessories = anyOf(
  [
    String.raw`avatar|level|lv\b|role|badge|icon|title|rank|signature|sign\b|bio|desc|stat|count`,
    String.raw`medal|group|rep(?:utation)?\b|karma|score|flair|location|verified|photo|img|image`,
    'pic|label|tag|info$|meta$|joined|color|colour|time|date|online',
  ],
  'i',
);

/** Links that lead to a person. */
export const personHref = anyOf(
  [
    String.raw`(?:^|\/)(?:u|user|users|profile|profiles|people|person|member|members|account`,
    'accounts|space|author|authors|channel|home|usercard|userinfo|blogger)s?[/=?:-][^/]+',
    String.raw`[/.](?:space|home|user|profile|member)\.php\?|\/@[^/]+\/?$|[?&;](?:uid|user_?id`,
    String.raw`userid|user|uname|mid|author|member_?id|u)=|space-uid-|\/~[^/]+\/?$`,
  ],
  'i',
);

/** Names of the element that holds what a post says. Style utilities such as `text-sm` are none. */
export const bodyNames = anyOf(
  [
    'content|article-?body|review-?body|post-?body|message|(?:^|[-_ ])(?:msg|body|bd|desc',
    'description|entry|markup|markdown|prose|copy|txt|words|say|remark|cooked)(?:$|[-_ ])',
    String.raw`(?:^|[-_ ])text(?=$|[ _]|-(?:body|content|wrap|block))|[a-z]-?text(?=$|[ _])|t_f\b`,
  ],
  'i',
);

/** Names of parts that are interface, not content. */
export const controlNames = anyOf(
  [
    '(?:^|[-_ ])(?:actions?|toolbar|tools?|buttons?|btns?|controls?|menu|dropdown|ops',
    'operations?|votes?|voting|share|signature|sig|badges?|flair|tooltip|reactions?',
    'counts?|counters?|stats?|footer|foot|rating|stars?|score|likes?|report|edit',
    'load-?more|expand|collapse|more|sr-only|visually-hidden|screen-?reader)(?:$|[-_ ])',
  ],
  'i',
);

/** Words of respect after a name, which are not the name. */
export const honorific = /^(?:さん|様|さま|氏|くん|ちゃん|san|先生|女士|同学)?[\s:：,，、>)）]*$/u;

/** Names of a headline that leads to another page. */
export const titleNames = /(?:^|[-_ ])(?:title|headline|subject|ttl)(?:$|[-_ ])/i;

/** A link to the rest of a text that is only begun here. */
export const teaserText = anyOf(
  [
    String.raw`^[\s\p{P}\p{S}]*(?:read (?:more|on|the rest|article|full story)|continue reading.*`,
    'full article|阅读(?:全文|更多|原文)|閱讀(?:全文|更多)|查看(?:详情|全文|原文)|详细',
    String.raw`続きを読む|続きはこちら|記事を読む|もっと読む)[\s\p{P}\p{S}]*$`,
  ],
  'iu',
);

/** A label that is all of its cell or term and says that the next one names a person. */
export const personTerm = anyOf(
  [
    '^(?:お?名前|投稿者|発言者|記入者|差出人|作者|楼主|樓主|发帖人|發帖人|发言人|發言人',
    '留言人|发件人|寄件者|网友|網友|author|name|from|poster|posted by|written by',
    String.raw`sender)\s*[:：]?$`,
  ],
  'i',
);

/** What stands where a post was that has been taken away. */
export const removedText = anyOf(
  [
    String.raw`^[\s\p{P}]*(?:(?:this |the )?(?:comment|post|message|reply|answer|review`,
    String.raw`tweet)?\s?(?:(?:has been|was|is) )?(?:deleted|removed|unavailable`,
    'no longer available)(?: by .{1,40})?|(?:该|該|此|本)?(?:评论|評論|回复|回覆|帖子',
    '贴子|消息|訊息|留言|内容|內容|微博|楼层)?(?:已经?|已經?|已被)(?:.{0,8})(?:删除|刪除',
    '屏蔽|撤回|移除)|(?:この)?(?:コメント|投稿|メッセージ|返信|書き込み',
    String.raw`レビュー)は?(?:.{0,10})(?:削除|非表示)(?:され(?:ました|ています)|済み)?)[\s\p{P}]*$`,
  ],
  'iu',
);
