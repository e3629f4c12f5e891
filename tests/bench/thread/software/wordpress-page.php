<?php
// Writes the comments of one article as WordPress' own walker does, with nothing stored anywhere.
// Standard input: JSON {"dateFormat", "comments": [{"id", "parent", "author", "at", "text"}]}.
error_reporting(0);
$asked = json_decode(file_get_contents('php://stdin'), true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define("{$name}_KEY", 'x');
    define("{$name}_SALT", 'x');
}
define('ABSPATH', '/usr/share/wordpress/');
define('WP_CONTENT_DIR', __DIR__ . '/content');
define('WP_INSTALLING', true);
define('WP_USE_THEMES', false);
define('DISABLE_WP_CRON', true);
$_SERVER += ['HTTP_HOST' => 'blog.example.org', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
$table_prefix = 'wp_';
require ABSPATH . 'wp-settings.php';
$options = [
    'siteurl' => 'https://blog.example.org', 'home' => 'https://blog.example.org', 'timezone_string' => 'UTC',
    'date_format' => $asked['dateFormat'], 'time_format' => 'H:i', 'show_avatars' => '1',
    'avatar_default' => 'mystery', 'avatar_rating' => 'g', 'thread_comments' => '1',
    'thread_comments_depth' => '5', 'blog_charset' => 'UTF-8',
];
foreach ($options as $name => $value) add_filter("pre_option_$name", fn() => $value);
$post = new WP_Post((object) [
    'ID' => 7, 'post_status' => 'publish', 'post_type' => 'post', 'comment_status' => 'open', 'filter' => 'raw',
]);
wp_cache_add(7, $post, 'posts');
$GLOBALS['post'] = $post;
$comments = array_map(function ($said) {
    $comment = new WP_Comment((object) [
        'comment_ID' => $said['id'], 'comment_post_ID' => 7, 'comment_author' => $said['author'],
        'comment_author_url' => '', 'comment_author_email' => '', 'comment_date' => $said['at'],
        'comment_date_gmt' => $said['at'], 'comment_content' => $said['text'], 'comment_approved' => '1',
        'comment_type' => 'comment', 'comment_parent' => $said['parent'], 'user_id' => 0,
    ]);
    wp_cache_add($said['id'], $comment, 'comment');
    return $comment;
}, $asked['comments']);
echo '<ol class="comment-list">';
wp_list_comments(['style' => 'ol', 'format' => 'html5', 'avatar_size' => 48, 'max_depth' => 5], $comments);
echo '</ol>';
